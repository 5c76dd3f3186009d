package import Foundation
package import HTTPTypes

/// One part of a multipart body (RFC 2046, section 5.1).
package struct MultipartPart: Sendable {
    package let headerFields: HTTPFields
    package let content: Data

    /// The parameters of `Content-Disposition`, the names in lower case.
    private let disposition: [String: String]

    /// The name of the form's field (RFC 7578, section 4.2).
    package var name: String? { disposition["name"] }

    /// Nil for fields that aren't files.
    package var filename: String? { disposition["filename"] }

    /// The media type that the part says it has.
    package var mediaType: MediaRange? { headerFields[.contentType].flatMap { MediaRange($0) } }

    /// Why a body is no multipart body.
    package struct Fault: Error {
        package let reason: String
    }

    /// The most parts that a body may have, and the most bytes of a part's headers.
    static let mostParts = 10_000
    static let longestHeader = 16 << 10

    /// Takes a body apart that is in memory.
    package static func parts(of body: Data, boundary: String) throws(Fault) -> [MultipartPart] {
        guard (1...70).contains(boundary.utf8.count) else {
            throw Fault(reason: "has no `boundary` in its content type")
        }
        let delimiter = Data("\r\n--\(boundary)".utf8)
        // The first delimiter has no line end before it where there is no preamble.
        var rest = body[...]
        if rest.starts(with: delimiter.dropFirst(2)) {
            rest = rest.dropFirst(delimiter.count - 2)
        } else if let first = rest.range(of: delimiter) {
            rest = rest[first.upperBound...]
        } else {
            throw Fault(reason: "has no part: the boundary isn't in it")
        }
        var parts: [MultipartPart] = []
        while !rest.starts(with: Data("--".utf8)) {
            // Blanks may follow a boundary.
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
            guard rest.starts(with: Data("\r\n".utf8)) else { throw Fault(reason: "has something after a boundary") }
            guard let end = rest.range(of: delimiter) else { throw Fault(reason: "has no last boundary") }
            guard parts.count < mostParts else { throw Fault(reason: "has more than \(mostParts) parts") }
            parts.append(try MultipartPart(rest[..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return parts
    }

    /// - Parameter bytes: The line end after the boundary, the headers and their empty line, and the content.
    private init(_ bytes: Data) throws(Fault) {
        let separator = Data("\r\n\r\n".utf8)
        guard let end = bytes.range(of: separator) else { throw Fault(reason: "has a part without an empty line") }
        let header = bytes[bytes.startIndex..<end.lowerBound]
        guard header.count <= Self.longestHeader, let text = String(data: header, encoding: .utf8) else {
            throw Fault(reason: "has a part whose headers are too long, or not UTF-8")
        }
        var fields = HTTPFields()
        for line in text.split(separator: "\r\n") {
            let pieces = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard pieces.count == 2, let name = HTTPField.Name(String(pieces[0])) else {
                throw Fault(reason: "has a part with a malformed header")
            }
            fields.append(HTTPField(name: name, value: String(trimmed(pieces[1]))))
        }
        headerFields = fields
        disposition = Self.parameters(fields[.contentDisposition] ?? "")
        content = bytes[end.upperBound...]
    }

    /// Names are escaped as browsers do (HTML, multipart/form-data encoding algorithm): `%22` for a quotation mark.
    private static func parameters(_ header: String) -> [String: String] {
        var parameters: [String: String] = [:]
        for piece in MediaRange.split(header[...], at: UInt8(ascii: ";")).dropFirst() {
            guard let equals = piece.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
            var value = MediaRange.unquoted(trimmed(piece[piece.utf8.index(after: equals)...]))
            for (escape, text) in [("%22", "\""), ("%0D", "\r"), ("%0A", "\n")] where value.contains(escape) {
                value = value.replacing(escape, with: text)
            }
            parameters[trimmed(piece[..<equals]).lowercased()] = value
        }
        return parameters
    }
}
