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

    /// As a request may ask for it (RFC 9110, section 12.5.1, has no range of suffixes).
    var acceptedRange: String { essence.hasSuffix("/*+json") ? String(essence.dropLast("+json".count)) : text }

    var includesEverything: Bool { essence == "*/*" }

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

    var isMultipart: Bool { essence.hasPrefix("multipart/") }
    var isForm: Bool { essence == "application/x-www-form-urlencoded" }
    var isText: Bool {
        essence.hasPrefix("text/") && !isSequence || essence.hasSuffix("/xml") || essence.hasSuffix("+xml")
    }
}
