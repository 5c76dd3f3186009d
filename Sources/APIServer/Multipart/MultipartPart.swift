package import Foundation
package import HTTPTypes

/// One part of a multipart body (RFC 2046, section 5.1) that is in memory.
package struct MultipartPart: Sendable {
    package let header: PartHeader
    package let content: Data

    package var headerFields: HTTPFields { header.headerFields }

    /// The name of the form's field (RFC 7578, section 4.2).
    package var name: String? { header.name }

    /// Nil for fields that aren't files.
    package var filename: String? { header.filename }

    /// The media type that the part says it has.
    package var mediaType: MediaRange? { header.mediaType }

    /// The most parts that a body may have.
    static let mostParts = 10_000

    /// Takes a body apart that is in memory.
    package static func parts(of body: Data, boundary: String) throws(MultipartFault) -> [MultipartPart] {
        var parser = try MultipartParser(boundary: boundary)
        var parts: [MultipartPart] = []
        var header: PartHeader?
        var content = Data()
        let take = { (event: MultipartParser.Event) throws(MultipartFault) in
            switch event {
            case .begin(let begun):
                guard parts.count < mostParts else { throw MultipartFault(reason: "has more than \(mostParts) parts") }
                header = begun
                content = Data()
            case .content(let bytes):
                content.append(contentsOf: bytes)
            case .end:
                if let header { parts.append(MultipartPart(header: header, content: content)) }
                header = nil
            }
        }
        try parser.push(body, take)
        try parser.finish()
        return parts
    }
}

/// Why a body is no multipart body.
package struct MultipartFault: Error {
    /// To follow a name for the body: `has no last boundary`.
    package let reason: String
    /// The name of the part at fault, where it has one.
    var part: String?

    /// The response to it.
    var problem: Problem {
        let pointer = part.map { "/" + pointerToken($0) } ?? ""
        let place = part.map { ", in part `\($0)`" } ?? ""
        return Problem(
            status: .badRequest, detail: "the body \(reason)\(place)",
            violations: [.init(.body, pointer: pointer, message: reason)])
    }
}

/// The headers of a part.
package struct PartHeader: Sendable {
    package let headerFields: HTTPFields

    /// The parameters of `Content-Disposition`, the names in lower case.
    private let disposition: [String: String]

    /// The name of the form's field (RFC 7578, section 4.2).
    package var name: String? { disposition["name"] }

    /// Nil for fields that aren't files.
    package var filename: String? { disposition["filename"] }

    /// The media type that the part says it has.
    package var mediaType: MediaRange? { headerFields[.contentType].flatMap { MediaRange($0) } }

    /// - Parameter bytes: The lines, without the empty one.
    init(_ bytes: some Collection<UInt8>) throws(MultipartFault) {
        guard let text = String(bytes: bytes, encoding: .utf8) else {
            throw MultipartFault(reason: "has a part whose headers are not UTF-8")
        }
        var fields = HTTPFields()
        for line in text.split(separator: "\r\n") {
            let pieces = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard pieces.count == 2, let name = HTTPField.Name(String(pieces[0])) else {
                throw MultipartFault(reason: "has a part with a malformed header")
            }
            fields.append(HTTPField(name: name, value: String(trimmed(pieces[1]))))
        }
        headerFields = fields
        disposition = Self.parameters(fields[.contentDisposition] ?? "")
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
