/// The name of a media type, and which family it belongs to.
struct MediaTypeName {
    let text: String
    private let essence: String

    init(_ text: String) {
        self.text = text
        essence = text.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }

    var isJSON: Bool {
        essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") || essence == "*/*"
    }

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
