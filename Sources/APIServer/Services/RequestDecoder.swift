import APIJSON
public import APIRuntime
import Foundation
import HTTPTypes

/// Reads an endpoint out of a request: the other direction of `RequestEncoder`.
///
/// Nothing throws here: what is missing or can't be read is collected, so that the client is told of everything at once.
public struct RequestDecoder {
    /// The position in `ServedEndpoint.requestBody` of the body's media type; nil where there is no body.
    public let bodyIndex: Int?

    /// The `Content-Type` of the request, as it was sent; empty without a body.
    public let contentType: String

    /// What is wrong with the request so far.
    var violations: [Problem.Violation] = []

    let body: ArrivedBody
    let coders: [String: any CodableBodyCoder]
    private let parameters: ParameterDecoder

    init(
        _ parameters: ParameterDecoder, body: ArrivedBody = .none, index: Int? = nil, contentType: String = "",
        coders: [String: any CodableBodyCoder] = [:]
    ) {
        self.parameters = parameters
        self.body = body
        bodyIndex = index
        self.contentType = contentType
        self.coders = coders
    }

    /// Reads the text in place of `{name}` of the path (OpenAPI, Parameter Object, `in: path`).
    public mutating func path<T: JSONReadable>(
        _ name: String, shape: ParameterShape = .primitive, style: PathStyle = .simple, explode: Bool = false
    ) -> T? {
        do throws(ParameterError) {
            let value = try parameters.path(name, T.self, shape: shape, style: style, explode: explode)
            return found(value, .path, name, isRequired: true)
        } catch {
            return record(error, .path)
        }
    }

    /// Reads a query parameter (OpenAPI, Parameter Object, `in: query`); the arguments are those of `ParameterDecoder.query`.
    ///
    /// - Parameter value: The value of a parameter that isn't there.
    public mutating func query<T: JSONReadable>(
        _ name: String,
        isRequired: Bool = false,
        default value: T? = nil,
        shape: ParameterShape = .primitive,
        style: QueryStyle = .form,
        explode: Bool? = nil,
        members: [String: ParameterShape] = [:],
        excluding others: Set<String> = []
    ) -> T? {
        do throws(ParameterError) {
            let read = try parameters.query(
                name, T.self, shape: shape, style: style, explode: explode, members: members, excluding: others)
            return found(read, .query, name, isRequired: isRequired) ?? value
        } catch {
            return record(error, .query, of: name)
        }
    }

    /// Reads the query of one value alone (OpenAPI 3.2, `in: querystring`).
    public mutating func querystring<T: JSONReadable>(
        _ name: String, isRequired: Bool = false, style: QueryStyle
    ) -> T? {
        do throws(ParameterError) {
            return found(
                try parameters.querystring(name, T.self, style: style), .query, name, isRequired: isRequired)
        } catch {
            return record(error, .query)
        }
    }

    /// Reads a header (OpenAPI, Parameter Object, `in: header`).
    public mutating func header<T: JSONReadable>(
        _ name: String,
        isRequired: Bool = false,
        default value: T? = nil,
        shape: ParameterShape = .primitive,
        style: HeaderStyle = .simple,
        explode: Bool = false
    ) -> T? {
        do throws(ParameterError) {
            let read = try parameters.header(name, T.self, shape: shape, style: style, explode: explode)
            return found(read, .header, name, isRequired: isRequired) ?? value
        } catch {
            return record(error, .header)
        }
    }

    /// Reads a cookie (OpenAPI, Parameter Object, `in: cookie`).
    public mutating func cookie<T: JSONReadable>(
        _ name: String,
        isRequired: Bool = false,
        default value: T? = nil,
        shape: ParameterShape = .primitive,
        style: CookieStyle = .form,
        explode: Bool = true,
        members: [String: ParameterShape] = [:],
        excluding others: Set<String> = []
    ) -> T? {
        do throws(ParameterError) {
            let read = try parameters.cookie(
                name, T.self, shape: shape, style: style, explode: explode, members: members, excluding: others)
            return found(read, .cookie, name, isRequired: isRequired) ?? value
        } catch {
            return record(error, .cookie, of: name)
        }
    }

    private mutating func found<T>(
        _ value: T?, _ location: Problem.Violation.Location, _ name: String, isRequired: Bool
    ) -> T? {
        if value == nil, isRequired { violations.append(.init(location, name: name, message: "`\(name)` is missing")) }
        return value
    }

    /// Records why a parameter can't be read.
    ///
    /// - Parameter name: Its name, where the error may be about a property that is a pair of its own.
    private mutating func record<T>(
        _ error: ParameterError, _ location: Problem.Violation.Location, of name: String? = nil
    ) -> T? {
        violations.append(
            .init(
                location, name: name ?? error.name, pointer: error.pointer,
                message: "`\(error.name)` \(error.reason)"))
        return nil
    }
}
