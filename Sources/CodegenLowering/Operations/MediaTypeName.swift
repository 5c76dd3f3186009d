/// The name of a media type, and which family it belongs to.
struct MediaTypeName {
    let text: String
    /// Without parameters, in lower case.
    let essence: String

    init(_ text: String) {
        self.text = text
        essence = text.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }

    var isJSON: Bool {
        essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") || essence == "*/*"
    }

    /// `*/*`, `image/*`, `application/*+json`: a range of media types, which no body has as its own.
    var isRange: Bool { essence.contains("*") }

    /// As it may stand in `Accept` (RFC 9110, section 12.5.1, has no ranges of suffixes).
    var acceptedRange: String { essence.hasSuffix("/*+json") ? String(essence.dropLast("+json".count)) : text }

    var includesEverything: Bool { essence == "*/*" }

    /// Whether a name is one of the range.
    func includes(_ name: MediaTypeName) -> Bool {
        includesEverything || essence.hasSuffix("/*") && name.essence.hasPrefix(essence.dropLast())
    }

    /// A picture, a document, an archive: never the format of a structure.
    var isDocument: Bool {
        ["image/", "audio/", "video/", "font/"].contains(where: essence.hasPrefix)
            || ["application/pdf", "application/zip", "application/gzip", "application/msword"].contains(essence)
            || ["application/vnd.openxmlformats", "application/vnd.ms-"].contains(where: essence.hasPrefix)
    }

    /// A range that has JSON in it.
    var includesJSON: Bool { isRange && (isJSON || essence == "application/*") }

    /// One value after the other, without an enclosing array.
    var isSequence: Bool {
        [
            "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/json-lines",
            "application/json-seq", "text/event-stream",
        ].contains(essence)
    }

    var isEventStream: Bool { essence == "text/event-stream" }
    var isMultipart: Bool { essence.hasPrefix("multipart/") }
    var isForm: Bool { essence == "application/x-www-form-urlencoded" }
    var isXML: Bool { essence.hasSuffix("/xml") || essence.hasSuffix("+xml") }
    var isText: Bool { essence.hasPrefix("text/") && !isSequence || isXML }
}
