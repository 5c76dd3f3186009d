public import APIJSON
import Foundation
import HTTPTypes

/// Makes an operation's request from its parameters and its body.
///
/// Nothing throws here: what can't be encoded is collected, and thrown by `Endpoint.request()` all at once. Nil, and
/// `null` in a parameter, is left out.
public struct RequestEncoder {
    let operation: OperationInfo
    let coders: [String: any CodableBodyCoder]
    /// The media type of a body that would be JSON otherwise.
    let contentType: String?
    var pathValues: [PathValue] = []
    var query = QueryLayout()
    var headerFields: HTTPFields
    var cookies = QueryLayout(separator: "; ")
    var body = RequestBody.none
    var problems: [RequestError.Problem] = []
    /// Set where the request is validated rather than sent.
    var validation: RequestValidation?

    package init(_ operation: OperationInfo, coders: [String: any CodableBodyCoder] = [:], contentType: String? = nil) {
        self.operation = operation
        self.coders = coders
        self.contentType = contentType
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
        validation?.check(value, "path", name)
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
        guard let value else { return }
        validation?.check(value, "query", name)
        guard let parsed = parameter(name, value, isJSON: style == .json) else { return }
        addQuery(name, parsed, style, explode: explode ?? (style == .form), allowReserved: allowReserved)
    }

    /// Makes the query of one value alone (OpenAPI 3.2, `in: querystring`): JSON text, or the text as it is, percent-encoded.
    public mutating func querystring<T: JSONWritable>(_ name: String, _ value: T?, style: QueryStyle) {
        guard let value else { return }
        validation?.check(value, "query", name)
        guard let parsed = parameter(name, value, isJSON: style == .json) else { return }
        setQuery(parsed)
    }

    /// Sets a header (OpenAPI, Parameter Object, `in: header`).
    public mutating func header<T: JSONWritable>(
        _ name: String,
        _ value: T?,
        style: HeaderStyle = .simple,
        explode: Bool = false
    ) {
        guard let value else { return }
        validation?.check(value, "header", name)
        guard let parsed = parameter(name, value, isJSON: style == .json) else { return }
        setHeader(name, parsed, explode: explode)
    }

    /// Adds a cookie (OpenAPI, Parameter Object, `in: cookie`).
    public mutating func cookie<T: JSONWritable>(
        _ name: String,
        _ value: T?,
        style: CookieStyle = .form,
        explode: Bool = true
    ) {
        guard let value else { return }
        validation?.check(value, "cookie", name)
        guard let parsed = parameter(name, value, isJSON: style == .json) else { return }
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

/// The commonest parameters, encoded without the detour through JSON that the style table needs.
extension RequestEncoder {
    /// Fills `{name}` of the path with a text, in style `simple`.
    public mutating func path(_ name: String, _ value: String) {
        validation?.check(value, "path", name)
        setPath(name, .primitive(value), .simple, explode: false, allowReserved: false, allowEmpty: false)
    }

    /// Fills `{name}` of the path with an integer, in style `simple`.
    public mutating func path(_ name: String, _ value: Int) {
        validation?.check(value, "path", name)
        setPath(name, .primitive(String(value)), .simple, explode: false, allowReserved: false, allowEmpty: false)
    }

    /// Adds a query parameter of a text, in style `form`.
    public mutating func query(_ name: String, _ value: String?) {
        guard let value else { return }
        validation?.check(value, "query", name)
        addQuery(name, .primitive(value), .form, explode: true, allowReserved: false)
    }

    /// Adds a query parameter of an integer, in style `form`.
    public mutating func query(_ name: String, _ value: Int?) {
        guard let value else { return }
        validation?.check(value, "query", name)
        addQuery(name, .primitive(String(value)), .form, explode: true, allowReserved: false)
    }
}

extension RequestEncoder {
    /// The request; throws everything that was wrong.
    package consuming func finish() throws(RequestError) -> RawRequest {
        var path = expandPath()
        guard problems.isEmpty else { throw RequestError(operation: operation, problems: problems) }
        if !query.isEmpty {
            path += path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
            path += query.text
        }
        if !cookies.isEmpty { headerFields[.cookie] = cookies.text }
        let head = HTTPRequest(
            method: operation.method,
            scheme: nil,
            authority: nil,
            path: path,
            headerFields: headerFields
        )
        return RawRequest(head: head, body: body, operation: operation)
    }

    /// The template with its values: `/users/{id}:sign` gives `/users/42:sign`.
    private mutating func expandPath() -> String {
        let template = operation.template
        var path = ""
        // For values and the query too, as a rule.
        path.reserveCapacity(operation.path.utf8.count + query.text.utf8.count + 32)
        var hasValues = false
        for (index, piece) in template.pieces.enumerated() {
            guard case .variable(let name) = piece else {
                if case .text(let text) = piece { path += text }
                continue
            }
            if let value = pathValues.last(where: { $0.isNamed(name) }) {
                path += escapingDelimiter(after: index, in: value.text)
                hasValues = true
                let isAlone = path.isEmpty || path.utf8.last == UInt8(ascii: "/")
                if value.text.isEmpty, !value.allowsEmpty, isAlone, template.endsSegment(at: index) {
                    problems.append(.parameter(name, reason: "is empty, which would name another path"))
                }
            } else if !problems.contains(where: { if case .parameter(name, _) = $0 { true } else { false } }) {
                problems.append(.parameter(name, reason: "is missing, and the path needs it"))
            }
        }
        if hasValues { rejectDotSegments(of: path) }
        if pathValues.contains(where: { $0.allowsReserved && $0.text.utf8.contains(UInt8(ascii: "%")) }) {
            rejectEncodedDotSegments()
        }
        return path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
    }

    /// Percent-encodes in a value what separates it from the next one of the same segment: the hyphens of the first value of
    /// `{from}-{to}`. Commas, semicolons and the dots of labels also separate the items of one value, and stay.
    private func escapingDelimiter(after index: Int, in text: String) -> String {
        let pieces = operation.template.pieces
        guard index + 2 < pieces.count, case .text(let literal) = pieces[index + 1], case .variable = pieces[index + 2],
            let delimiter = literal.utf8.first, delimiter < 0x80, text.utf8.contains(delimiter),
            !literal.utf8.contains(UInt8(ascii: "/")), !",;=%".utf8.contains(delimiter),
            text.utf8.first != delimiter || delimiter != UInt8(ascii: ".")
        else { return text }
        let escape = Array("%".utf8) + Array(String(delimiter, radix: 16, uppercase: true).utf8)
        var bytes: [UInt8] = []
        // The digits of what is encoded already are none of the value's characters.
        var digitsLeft = 0
        for byte in text.utf8 {
            bytes += byte == delimiter && digitsLeft == 0 ? escape : [byte]
            digitsLeft = byte == UInt8(ascii: "%") ? 2 : max(0, digitsLeft - 1)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `.` and `..` can't be escaped: a segment of them would be taken out on the way (RFC 3986, section 5.2.4).
    private mutating func rejectDotSegments(of path: String) {
        guard Self.hasDotBehindSlash(path) else { return }
        for segment in path.prefix(while: { $0 != "?" && $0 != "#" }).split(separator: "/") {
            guard segment == "." || segment == ".." else { continue }
            let value = pathValues.first { $0.text == segment || segment.hasSuffix($0.text) }
            problems.append(.parameter(value?.name ?? "path", reason: "would make the path segment '\(segment)'"))
        }
    }

    /// The same of dots and slashes that the caller has percent-encoded in values with reserved characters: servers that decode a path
    /// before they split it take the segments out, too.
    private mutating func rejectEncodedDotSegments() {
        var decoded = ""
        for piece in operation.template.pieces {
            switch piece {
            case .text(let text): decoded += text
            case .variable(let name):
                guard let value = pathValues.last(where: { $0.isNamed(name) }) else { continue }
                decoded += value.allowsReserved ? Self.decodingDotsAndSlashes(value.text) : value.text
            }
        }
        for segment in decoded.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            guard segment == "." || segment == ".." else { continue }
            let value = pathValues.first { $0.allowsReserved && $0.text.utf8.contains(UInt8(ascii: "%")) }
            let reason = "would make the path segment '\(segment)' once it is decoded"
            problems.append(.parameter(value?.name ?? "path", reason: reason))
            return
        }
    }

    /// The text in upper case with its encoded dots, slashes and backslashes decoded: nothing else makes dot segments.
    private static func decodingDotsAndSlashes(_ text: String) -> String {
        text.uppercased().replacing("%2E", with: ".").replacing("%2F", with: "/").replacing("%5C", with: "\\")
    }

    /// Whether a segment begins with a dot, which few do.
    private static func hasDotBehindSlash(_ path: String) -> Bool {
        var last = UInt8(ascii: "/")
        for byte in path.utf8 {
            if byte == UInt8(ascii: "."), last == UInt8(ascii: "/") { return true }
            last = byte
        }
        return false
    }
}
