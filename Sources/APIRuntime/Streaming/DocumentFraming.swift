import APIJSON
import Foundation

/// How the documents of a body that is sent are separated, by its content type: the other direction of `StreamFraming`.
enum DocumentFraming: Sendable {
    /// A line feed after each (JSON Lines).
    case lines
    /// A record separator before each, and a line feed after it (RFC 7464).
    case records
    /// Server-sent events of data alone (WHATWG HTML, section 9.2).
    case events

    init(contentType: String?) {
        let type = MediaType(contentType)
        self = type?.isEventStream == true ? .events : type?.isJSONSequence == true ? .records : .lines
    }

    func bytes(of value: some JSONWritable) throws(JSONError) -> Data {
        frame(try JSONWriter.withBytes(of: value) { Data($0) })
    }

    /// A document with what separates it. Line ends, which only others write, are blanks of JSON, and left out.
    func frame(_ document: Data) -> Data {
        switch self {
        case .lines: Self.line(document) + Data([0x0A])
        case .records: Data([0x1E]) + document + Data([0x0A])
        case .events: Data("data: ".utf8) + Self.line(document) + Data("\n\n".utf8)
        }
    }

    private static func line(_ document: Data) -> Data {
        guard document.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return document }
        return document.filter { $0 != 0x0A && $0 != 0x0D }
    }
}
