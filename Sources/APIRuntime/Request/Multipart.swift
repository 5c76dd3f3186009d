public import APIJSON
public import Foundation
public import HTTPTypes

/// The body of a multipart operation: generated, with one property for each part.
public protocol MultipartBody: Sendable {
    /// Puts the parts into the form.
    func encode(to form: inout MultipartEncoder)
}

/// A file in a multipart body; where the description names no parts, any part.
public struct FilePart: Sendable {
    /// Its bytes.
    public let content: RequestBody

    /// The name that the server sees; nil sends none.
    public let filename: String?

    /// Its media type; nil leaves it to the description, and then to the name's extension.
    public let contentType: String?

    /// The part's name, where the body is a list of parts; else the description's name holds.
    public var name: String?

    /// Headers of the part beside its content type and disposition.
    public var headerFields = HTTPFields()

    /// Bytes in memory.
    public static func data(_ data: Data, filename: String? = "file", contentType: String? = nil) -> FilePart {
        FilePart(content: .data(data), filename: filename, contentType: contentType)
    }

    /// A file on disk, read while it is sent. Its own name is sent unless another is given.
    public static func file(_ url: URL, filename: String? = nil, contentType: String? = nil) -> FilePart {
        FilePart(content: .file(url), filename: filename ?? url.lastPathComponent, contentType: contentType)
    }

    /// Bytes that are made while they are sent.
    public static func stream(_ stream: BodyStream, filename: String? = "file", contentType: String? = nil) -> FilePart
    {
        FilePart(content: .stream(stream), filename: filename, contentType: contentType)
    }
}

/// Lays out a multipart body (RFC 2046, section 5.1), whose parts mostly have names (`multipart/form-data`, RFC 7578).
///
/// Only the headers and small fields are held in memory; files and streams are read while they are sent.
public struct MultipartEncoder {
    /// The boundary of the parts: 144 random bits, and not in any field.
    public private(set) var boundary: String

    var problems: [String] = []
    /// Set where the parts are validated rather than sent.
    var validation: PartValidation?
    private var parts: [Part] = []

    /// The parts that were added last, for their headers.
    private var latest = 0..<0

    private struct Part {
        var header: String
        let content: [BodySegment]
    }

    init(boundary: String = Self.randomBoundary()) {
        self.boundary = boundary
    }

    /// A part for a value: primitives as text unless the content type is JSON, everything else as JSON; an array has one part
    /// for each element. Nil is left out.
    ///
    /// `contentType` is what the description declares: of several types, the first one that is no range is said.
    public mutating func field<T: JSONWritable>(_ name: String, _ value: T?, contentType: String? = nil) {
        latest = parts.count..<parts.count
        guard let value else { return }
        guard validation == nil else {
            validation?.check(value, name)
            return
        }
        let types = contentType?.split(separator: ",").map { $0.drop { $0 == " " } }
        let type = types?.first { !$0.contains("*") }.map(String.init)
        do throws(JSONError) {
            let isJSON = MediaType(type)?.isJSON ?? false
            append(name, isJSON ? try ParameterValue(json: value) : try ParameterValue(value), type)
        } catch {
            problems.append("can't be written: part '\(name)', \(error)")
        }
        latest = latest.lowerBound..<parts.count
    }

    /// A header of what was added last; of an array, of each of its parts. Nil is left out.
    public mutating func header<T: JSONWritable>(
        _ name: String,
        _ value: T?,
        style: HeaderStyle = .simple,
        explode: Bool = false
    ) {
        guard let value else { return }
        do throws(JSONError) {
            let written =
                style == .json ? ParameterValue.primitive(try JSONWriter.string(of: value)) : try ParameterValue(value)
            guard let text = written.headerText(explode: explode) else { return }
            guard let field = HTTPField.Name(name), HTTPField.isValidValue(text) else {
                return problems.append("holds characters that a header can't: '\(name)'")
            }
            for index in latest { parts[index].header += "\(field.rawName): \(text)\r\n" }
        } catch {
            problems.append("can't be written: header '\(name)', expected \(error.expected)")
        }
    }

    /// A part for a file. `contentType` is what the description declares: it holds when the file has no type of its own,
    /// and is one type rather than a range or a list.
    public mutating func file(_ name: String, _ part: FilePart?, contentType: String? = nil) {
        latest = parts.count..<parts.count
        guard validation == nil, let part else { return }
        append(file: part, name, contentType: contentType)
        latest = latest.lowerBound..<parts.count
    }

    /// A part for each of several files.
    public mutating func files(_ name: String, _ parts: [FilePart]?, contentType: String? = nil) {
        latest = self.parts.count..<self.parts.count
        guard validation == nil else { return }
        for part in parts ?? [] { append(file: part, name, contentType: contentType) }
        latest = latest.lowerBound..<self.parts.count
    }

    /// A part that has the name that it says itself, or none.
    mutating func part(_ part: FilePart) {
        append(file: part, part.name, contentType: nil)
    }

    private mutating func append(file part: FilePart, _ name: String?, contentType: String?) {
        if case .file(let url) = part.content, fileSize(of: url) == nil {
            problems.append("can't be sent: the file of part '\(name ?? part.filename ?? "")' can't be read")
        }
        let declared = contentType.flatMap { $0.contains("*") || $0.contains(",") ? nil : $0 }
        append(
            name,
            filename: part.filename,
            contentType: part.contentType ?? declared ?? MediaTypeTable.mediaType(ofFile: part.filename),
            part.content.chunks().segments,
            further: part.headerFields
        )
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

    private mutating func append(
        _ name: String?,
        filename: String?,
        contentType: String?,
        _ content: [BodySegment],
        further: HTTPFields = [:]
    ) {
        if ((name ?? "") + (filename ?? "")).unicodeScalars.contains(where: Self.isUnsendable) {
            problems.append("has control characters in a name or a file's name")
        }
        var header = Self.disposition(name: name, filename: filename)
        if let contentType {
            if contentType.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
                problems.append("has a malformed content type in part '\(name ?? "")'")
            } else {
                header += "Content-Type: \(contentType)\r\n"
            }
        }
        for field in further where field.name != .contentType && field.name != .contentDisposition {
            header += "\(field.name.rawName): \(field.value)\r\n"
        }
        parts.append(Part(header: header, content: content))
    }

    /// A part with a name is a field of a form, whatever the kind of body; one without may be a file.
    private static func disposition(name: String?, filename: String?) -> String {
        var header = name.map { "form-data; name=\"\(quoted($0))\"" } ?? (filename == nil ? "" : "attachment")
        if let filename { header += "; filename=\"\(quoted(filename))\"" }
        return header.isEmpty ? "" : "Content-Disposition: \(header)\r\n"
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

    /// Characters that no header can have (RFC 9110, section 5.5), and that aren't escaped.
    private static func isUnsendable(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\t" && scalar != "\r" && scalar != "\n") || scalar.value == 0x7F
    }

    private static func randomBoundary() -> String {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".utf8)
        let random = (0..<24).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] }
        return "part-" + String(decoding: random, as: UTF8.self)
    }
}
