/// A `Content-Type`, as far as bodies are distinguished by it (RFC 9110, section 8.3).
struct MediaType: Sendable, Hashable {
    /// Type and subtype in lower case: `application/json`.
    let essence: String
    /// The character set in lower case, if one is named.
    let charset: String?

    /// Nil for an absent or empty header.
    init?(_ header: String?) {
        guard let header else { return nil }
        let parts = header.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        essence = MediaType.trimmed(Substring(parts.first ?? header[...].utf8)).lowercased()
        guard !essence.isEmpty else { return nil }
        charset = parts.dropFirst().map { Substring($0) }.lazy.compactMap(MediaType.charset).first
    }

    private static func charset(_ parameter: Substring) -> String? {
        guard let (name, value) = pair(parameter), name == "charset" else { return nil }
        return value.lowercased()
    }

    /// The parameters of a media type, their names in lower case.
    static func parameters(of mediaType: String) -> [String: String] {
        let pairs = mediaType.split(separator: ";").dropFirst().compactMap(pair)
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static func pair(_ parameter: Substring) -> (name: String, value: String)? {
        guard let equals = parameter.firstIndex(of: "=") else { return nil }
        let value = trimmed(parameter[parameter.index(after: equals)...])
        let isQuoted = value.hasPrefix("\"")
        return (
            trimmed(parameter[..<equals]).lowercased(),
            isQuoted ? String(value.dropFirst().prefix { $0 != "\"" }) : value
        )
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.utf8
        while let first = text.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return String(Substring(text))
    }

    /// `application/json`, or anything that is JSON by its suffix (RFC 6839, section 3.1).
    var isJSON: Bool { essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") }

    /// Text for people, without markup.
    var isPlain: Bool { essence.hasPrefix("text/") && !isJSON && !isMarkup && !isEventStream }

    /// JSON, or something that servers say instead of it.
    var mayBeJSON: Bool {
        switch essence {
        case "application/json", "text/json", "application/javascript", "text/javascript", "text/plain",
            "application/octet-stream", "binary/octet-stream", "application/x-json":
            true
        default:
            essence.hasSuffix("+json")
        }
    }

    /// Server-sent events (WHATWG HTML, section 9.2).
    var isEventStream: Bool { essence == "text/event-stream" }

    /// JSON text sequences (RFC 7464).
    var isJSONSequence: Bool { essence == "application/json-seq" || essence.hasSuffix("+json-seq") }

    /// Media types of pages and documents, which can't be JSON lines.
    var isMarkup: Bool {
        essence == "text/html" || essence == "application/xml" || essence == "text/xml" || essence.hasSuffix("+xml")
    }
}
