import Foundation
public import JSONCore

/// Lays out a `multipart/form-data` body (RFC 7578; RFC 2046, section 5.1).
///
/// Only the headers and small fields are held in memory; files and streams are read while they are sent.
public struct MultipartEncoder {
    /// What separates the parts: 144 random bits, and not in any field.
    public private(set) var boundary: String

    var problems: [String] = []
    private var parts: [Part] = []

    private struct Part {
        let header: String
        let content: [BodySegment]
    }

    init(boundary: String = Self.randomBoundary()) {
        self.boundary = boundary
    }

    /// A part for a value: primitives as text, everything else as JSON; an array has one part for each element. Nil is left out.
    ///
    /// `contentType` is what the description declares: of several types, the first one that is no range is said.
    public mutating func field<T: JSONWritable>(_ name: String, _ value: T?, contentType: String? = nil) {
        guard let value else { return }
        let types = contentType?.split(separator: ",").map { $0.drop { $0 == " " } }
        do throws(JSONError) {
            append(name, try ParameterValue(value), types?.first { !$0.contains("*") }.map(String.init))
        } catch {
            problems.append("can't be written: part '\(name)', \(error)")
        }
    }

    /// A part for a file. `contentType` is what the description declares: it holds when the file has no type of its own,
    /// and is one type rather than a range or a list.
    public mutating func file(_ name: String, _ part: FilePart?, contentType: String? = nil) {
        guard let part else { return }
        if case .file(let url) = part.content, fileSize(of: url) == nil {
            problems.append("can't be sent: the file of part '\(name)' can't be read")
        }
        let declared = contentType.flatMap { $0.contains("*") || $0.contains(",") ? nil : $0 }
        append(
            name,
            filename: part.filename,
            contentType: part.contentType ?? declared ?? MediaTypeTable.mediaType(ofFile: part.filename),
            part.content.chunks().segments
        )
    }

    /// A part for each of several files.
    public mutating func files(_ name: String, _ parts: [FilePart]?, contentType: String? = nil) {
        for part in parts ?? [] { file(name, part, contentType: contentType) }
    }

    /// Everything so far, closed by the last boundary.
    func body() -> RequestBody {
        var segments: [BodySegment] = []
        var text = Data()
        for part in parts {
            text.append(contentsOf: "--\(boundary)\r\n\(part.header)\r\n".utf8)
            for segment in part.content {
                if case .data(let data) = segment {
                    text.append(data)
                } else {
                    segments += [.data(text), segment]
                    text = Data()
                }
            }
            text.append(contentsOf: "\r\n".utf8)
        }
        text.append(contentsOf: "--\(boundary)--\r\n".utf8)
        guard !segments.isEmpty else { return .data(text) }
        return .stream(BodyStream(segments: segments + [.data(text)]))
    }

    private mutating func append(_ name: String, _ value: ParameterValue, _ contentType: String?) {
        switch value {
        case .null: return
        case .primitive(let text): append(name, filename: nil, contentType: contentType, text)
        case .array(let elements, _): for element in elements { append(name, element, contentType) }
        case .object(_, let json):
            append(name, filename: nil, contentType: contentType ?? "application/json", json.text)
        }
    }

    private mutating func append(_ name: String, filename: String?, contentType: String?, _ text: String) {
        while text.contains(boundary) { boundary = Self.randomBoundary() }
        append(name, filename: filename, contentType: contentType, [.data(Data(text.utf8))])
    }

    private mutating func append(_ name: String, filename: String?, contentType: String?, _ content: [BodySegment]) {
        if (name + (filename ?? "")).unicodeScalars.contains(where: Self.isUnsendable) {
            problems.append("has control characters in a name or a file's name")
        }
        var header = "Content-Disposition: form-data; name=\"\(Self.quoted(name))\""
        if let filename { header += "; filename=\"\(Self.quoted(filename))\"" }
        header += "\r\n"
        if let contentType {
            if contentType.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
                problems.append("has a malformed content type in part '\(name)'")
            } else {
                header += "Content-Type: \(contentType)\r\n"
            }
        }
        parts.append(Part(header: header, content: content))
    }

    /// Names are quoted as browsers do (HTML, multipart/form-data encoding algorithm), which is what servers read, rather than
    /// with backslashes: in UTF-8, and only what would end the quotation or the line is escaped.
    private static func quoted(_ name: String) -> String {
        var quoted = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": quoted += "%22"
            case "\r": quoted += "%0D"
            case "\n": quoted += "%0A"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted
    }

    /// What no header can hold (RFC 9110, section 5.5), and isn't escaped.
    private static func isUnsendable(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\t" && scalar != "\r" && scalar != "\n") || scalar.value == 0x7F
    }

    private static func randomBoundary() -> String {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".utf8)
        let random = (0..<24).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] }
        return "part-" + String(decoding: random, as: UTF8.self)
    }
}
