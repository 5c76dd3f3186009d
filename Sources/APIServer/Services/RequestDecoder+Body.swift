import APIJSON
public import APIRuntime
import Foundation

/// Bodies: each operation has at most one; nil where there is none, or where it can't be read.
extension RequestDecoder {
    /// Reads a JSON document.
    public mutating func json<T: JSONReadable>() -> T? {
        guard case .data(let data) = body else { return nil }
        do throws(JSONError) {
            return try readJSON(T.self, from: data)
        } catch {
            violations.append(.init(.body, message: "expected \(error.expected), found \(error.found)"))
            return nil
        }
    }

    /// Reads a form, `application/x-www-form-urlencoded`; the arguments are those of `ParameterDecoder.form`.
    public mutating func form<T: JSONReadable>(
        shapes: [String: ParameterShape] = [:], styles: [String: QueryStyle] = [:], joined: Set<String> = []
    ) -> T? {
        guard case .data(let data) = body else { return nil }
        do throws(ParameterError) {
            return try ParameterDecoder.form(T.self, from: data, shapes: shapes, styles: styles, joined: joined)
        } catch {
            violations.append(.init(.body, pointer: error.pointer, message: "\(error)"))
            return nil
        }
    }

    /// Reads a text.
    public mutating func text() -> String? {
        guard case .data(let data) = body else { return nil }
        return String(bytes: data, encoding: .utf8)
    }

    /// The body's bytes, as they arrive.
    public mutating func bytes() -> RequestBody? {
        guard case .stream(let body) = body else { return nil }
        return .stream(BodyStream(body, length: body.declaredLength))
    }

    /// Reads a document by a coder of `ServiceConfiguration.bodyCoders`.
    public mutating func coded<T: Decodable>() -> T? {
        nil
    }

    /// Reads one JSON document after the other, as they arrive.
    public mutating func stream<T: JSONReadable & JSONWritable>() -> RequestStream<T>? {
        nil
    }

    /// Reads a form of parts.
    public mutating func multipart<T: ServedMultipartBody>() -> T? {
        guard case .parts(let parts) = body else { return nil }
        var form = MultipartDecoder(parts)
        let value = T(from: &form)
        violations += form.violations
        return value
    }

    /// All parts.
    public mutating func parts() -> [FilePart]? {
        guard case .parts(let parts) = body else { return nil }
        return parts.map(\.file)
    }
}
