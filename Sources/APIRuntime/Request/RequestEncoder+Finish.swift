import HTTPTypes

extension RequestEncoder {
    /// The request; throws everything that was wrong.
    consuming func finish() throws(RequestError) -> RawRequest {
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
                path += value.text
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
