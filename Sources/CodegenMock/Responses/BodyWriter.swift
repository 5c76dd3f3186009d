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
        case .multipart: multipart(value, boundary: mediaType["boundary"] ?? boundary)
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

    /// Text as it is; what is no text as JSON.
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

    private static func multipart(_ value: JSONValue, boundary: String) -> Data {
        var body = ""
        func append(_ value: JSONValue, _ name: String?) {
            let isStructure = value.object != nil || value.array != nil
            body += "--\(boundary)\r\n"
            if let name { body += "Content-Disposition: form-data; name=\"\(name.replacing("\"", with: "%22"))\"\r\n" }
            body += "Content-Type: \(isStructure ? "application/json" : "text/plain; charset=utf-8")\r\n\r\n"
            body += text(value) + "\r\n"
        }
        if let members = value.object {
            for (key, value) in members { for element in value.array ?? [value] { append(element, key) } }
        } else {
            for element in value.array ?? [value] { append(element, nil) }
        }
        return Data((body + "--\(boundary)--\r\n").utf8)
    }

    /// A text of the description is the file's content, unless the media type has a form that it doesn't have.
    private static func bytes(_ value: JSONValue, _ content: ContentPlan, _ mediaType: MediaRange) -> Data {
        let file = SampleFiles.bytes(of: mediaType)
        guard file == Data("sample".utf8), let text = value.string else { return file }
        return Data(text.utf8)
    }
}
