import APIJSON
import APIServer
import Foundation

/// Writes a value in a media type.
enum BodyWriter {
    /// - Parameter mediaType: A concrete one.
    static func data(_ value: JSONValue, _ content: ContentPlan, _ mediaType: MediaRange) -> Data {
        switch content.kind(of: mediaType) {
        case .json: json(value)
        case .lines, .records, .events:
            (value.array ?? [value]).reduce(into: Data()) { $0 += item($1, content.kind(of: mediaType)) }
        case .form: Data(form(value).utf8)
        case .multipart: multipart(value, content, boundary: mediaType["boundary"] ?? boundary)
        case .xml: Data(XMLWriter.document(value, content.type).utf8)
        case .text: Data(text(value).utf8)
        case .bytes: bytes(value, content, mediaType)
        }
    }

    /// One item of a stream.
    static func item(_ value: JSONValue, _ kind: BodyKind) -> Data {
        switch kind {
        case .events: Data(event(value).utf8)
        case .records: Data([0x1E]) + json(value) + Data([0x0A])
        case .lines, .json, .form, .multipart, .xml, .text, .bytes: json(value) + Data([0x0A])
        }
    }

    private static func json(_ value: JSONValue) -> Data {
        Data((try? JSONWriter.bytes(of: value)) ?? Array("null".utf8))
    }

    /// A string as it is; other values as JSON.
    private static func text(_ value: JSONValue) -> String { value.string ?? value.description }

    /// A value that describes an event has the event's fields (OpenAPI 3.2, Server-Sent Events); any other one is its data.
    private static func event(_ value: JSONValue) -> String {
        guard let members = value.object, let data = members["data"],
            members.allSatisfy({ ["data", "event", "id", "retry", "comment"].contains($0.key) })
        else { return "data: \(value.description)\n\n" }
        var lines = ["event", "id", "retry"].compactMap { name in
            members[name].map { "\(name): \(singleLine(text($0)))" }
        }
        lines += text(data).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "data: \($0)" }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private static func singleLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

    private static func form(_ value: JSONValue) -> String {
        let allowed = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
        let pairs = (value.object ?? [:]).flatMap { key, value in
            (value.array ?? [value]).map { "\(encoded(key))=\(encoded(text($0)))" }
        }
        return pairs.joined(separator: "&")
    }

    /// The boundary of multipart bodies, which `Content-Type` names.
    static let boundary = "mock-boundary"

    private static func multipart(_ value: JSONValue, _ content: ContentPlan, boundary: String) -> Data {
        var body = Data()
        func append(_ value: JSONValue, _ name: String?) {
            let type = name.flatMap { content.type.properties[$0] } ?? .any
            let part = partContent(value, type.items ?? type, name.flatMap { content.encodings[$0] })
            var header = "--\(boundary)\r\n"
            if let name {
                let isFile = type.isBinary || type.items?.isBinary == true
                let filename = isFile ? "; filename=\"file\"" : ""
                header += "Content-Disposition: form-data; name=\"\(name.replacing("\"", with: "%22"))\"\(filename)\r\n"
            }
            body += Data((header + "Content-Type: \(part.type)\r\n\r\n").utf8) + part.data + Data("\r\n".utf8)
        }
        if let members = value.object {
            for (key, value) in members { for element in value.array ?? [value] { append(element, key) } }
        } else {
            for element in value.array ?? [value] { append(element, nil) }
        }
        return body + Data("--\(boundary)--\r\n".utf8)
    }

    /// A part by its encoding, else a file, JSON or text by its type.
    private static func partContent(
        _ value: JSONValue, _ type: TextType, _ encoding: EncodingPlan?
    ) -> (type: String, data: Data) {
        let declared = encoding?.contentTypes.first.map { range in
            range.isRange
                ? MediaRange(range.type == "image" ? "image/png" : "application/octet-stream") ?? range : range
        }
        let isStructure = value.object != nil || value.array != nil
        if type.isBinary || declared.map({ !$0.isJSON && $0.type != "text" }) == true, !isStructure {
            let mediaType = declared?.description ?? "application/octet-stream"
            let file = declared.map(SampleFiles.bytes) ?? SampleFiles.plain
            return (mediaType, file == SampleFiles.plain ? Data(text(value).utf8) : file)
        }
        if isStructure || declared?.isJSON == true { return (declared?.description ?? "application/json", json(value)) }
        return (declared?.description ?? "text/plain; charset=utf-8", Data(text(value).utf8))
    }

    /// A text of the description is the file's content, unless the media type has a form that it doesn't have.
    private static func bytes(_ value: JSONValue, _ content: ContentPlan, _ mediaType: MediaRange) -> Data {
        let file = SampleFiles.bytes(of: mediaType)
        guard file == SampleFiles.plain, let text = value.string else { return file }
        return Data(text.utf8)
    }
}
