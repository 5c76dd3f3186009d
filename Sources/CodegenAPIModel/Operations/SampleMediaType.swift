/// Media types of samples, where a description has a range or a list.
package enum SampleMediaType {
    /// A file's name with the usual extension of its media type.
    package static func filename(for mediaTypes: String?) -> String {
        let type = mediaTypes.map { concrete($0).prefix { $0 != ";" }.lowercased() } ?? ""
        return "sample." + (extensions[type] ?? "txt")
    }

    private static let extensions = [
        "application/json": "json", "application/octet-stream": "bin", "application/pdf": "pdf",
        "application/xml": "xml", "application/zip": "zip", "audio/mpeg": "mp3", "image/gif": "gif",
        "image/jpeg": "jpg", "image/png": "png", "image/svg+xml": "svg", "text/csv": "csv", "text/xml": "xml",
        "video/mp4": "mp4",
    ]

    /// A file's content: a text that its media type allows.
    package static func content(_ text: String, of mediaTypes: String?) -> String {
        let type = mediaTypes.map { concrete($0).prefix { $0 != ";" }.lowercased() } ?? ""
        if type.hasSuffix("json"), text.first.map({ !"{[".contains($0) }) ?? true { return "{}" }
        if type.hasSuffix("xml"), text.first != "<" { return "<sample/>" }
        return text
    }

    /// The first type of a list; of a range one that is in it.
    package static func concrete(_ mediaTypes: String) -> String {
        let first = mediaTypes.prefix { $0 != "," }.trimming
        guard first.hasSuffix("/*") else { return first }
        switch first.lowercased() {
        case "text/*": return "text/plain"
        case "image/*": return "image/png"
        case "audio/*": return "audio/mpeg"
        case "video/*": return "video/mp4"
        default: return "application/octet-stream"
        }
    }
}

extension Substring {
    fileprivate var trimming: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
