import Foundation
import HTTPTypes
public import APIJSON

/// Makes an operation's request from its parameters and its body.
///
/// Nothing throws here: what can't be encoded is collected, and thrown by `Endpoint.request()` all at once. Nil, and
/// `null` in a parameter, is left out.
public struct RequestEncoder {
    let operation: OperationInfo
    var pathValues: [PathValue] = []
    var query = QueryLayout()
    var headerFields: HTTPFields
    var cookies = QueryLayout(separator: "; ")
    var body = RequestBody.none
    var problems: [RequestError.Problem] = []

    init(_ operation: OperationInfo) {
        self.operation = operation
        headerFields = operation.headerFields
    }

    /// A value that fills a `{name}` of the path.
    struct PathValue {
        let name: String
        /// As it is written in the path.
        let text: String
        /// It may hold percent-encoded characters that are the caller's.
        let allowsReserved: Bool
        /// It may be a whole segment and empty.
        let allowsEmpty: Bool

        /// Names are equal by their code points: `==` takes canonically equivalent ones for the same.
        func isNamed(_ name: String) -> Bool { self.name.utf8.elementsEqual(name.utf8) }
    }

    /// Fills `{name}` of the path (OpenAPI, Parameter Object, `in: path`). An empty value that is a whole segment is refused,
    /// since it would name another path, unless `allowEmpty` is true.
    public mutating func path<T: JSONWritable>(
        _ name: String,
        _ value: T,
        style: PathStyle = .simple,
        explode: Bool = false,
        allowReserved: Bool = false,
        allowEmpty: Bool = false
    ) {
        guard let parsed = parameter(name, value, isJSON: style == .json) else { return }
        setPath(name, parsed, style, explode: explode, allowReserved: allowReserved, allowEmpty: allowEmpty)
    }

    /// Adds a query parameter (OpenAPI, Parameter Object, `in: query`). Without `explode`, the style's own default holds.
    public mutating func query<T: JSONWritable>(
        _ name: String,
        _ value: T?,
        style: QueryStyle = .form,
        explode: Bool? = nil,
        allowReserved: Bool = false
    ) {
        guard let value, let parsed = parameter(name, value, isJSON: style == .json) else { return }
        addQuery(name, parsed, style, explode: explode ?? (style == .form), allowReserved: allowReserved)
    }

    /// Makes the query of one value alone (OpenAPI 3.2, `in: querystring`): JSON text, or the text as it is, percent-encoded.
    public mutating func querystring<T: JSONWritable>(_ name: String, _ value: T?, style: QueryStyle) {
        guard let value, let parsed = parameter(name, value, isJSON: style == .json) else { return }
        setQuery(parsed)
    }

    /// Sets a header (OpenAPI, Parameter Object, `in: header`).
    public mutating func header<T: JSONWritable>(
        _ name: String,
        _ value: T?,
        style: HeaderStyle = .simple,
        explode: Bool = false
    ) {
        guard let value, let parsed = parameter(name, value, isJSON: style == .json) else { return }
        setHeader(name, parsed, explode: explode)
    }

    /// Adds a cookie (OpenAPI, Parameter Object, `in: cookie`).
    public mutating func cookie<T: JSONWritable>(
        _ name: String,
        _ value: T?,
        style: CookieStyle = .form,
        explode: Bool = true
    ) {
        guard let value, let parsed = parameter(name, value, isJSON: style == .json) else { return }
        addCookie(name, parsed, style, explode: explode)
    }

    /// The value as the style table sees it; nil when it can't be written, or is null.
    private mutating func parameter<T: JSONWritable>(_ name: String, _ value: T, isJSON: Bool) -> ParameterValue? {
        do throws(JSONError) {
            if isJSON { return .primitive(try JSONWriter.string(of: value)) }
            let parsed = try ParameterValue(value)
            if case .null = parsed { return nil }
            return parsed
        } catch {
            problems.append(
                .parameter(name, reason: "can't be written: expected \(error.expected), found \(error.found)"))
            return nil
        }
    }
}
