/// The word for a media type among several: `json`, `pdf`, `text`, `multipart`.
package enum MediaTypeWord {
    /// With the values of its parameters, where another one differs from it by them alone: `json 2` of `application/json; version=2`.
    package static func word(of mediaType: String, among all: [String]) -> String {
        let word = word(of: mediaType)
        guard all.contains(where: { $0 != mediaType && self.word(of: $0) == word }) else { return word }
        let values = mediaType.split(separator: ";").dropFirst().compactMap { $0.split(separator: "=").last }
        return ([word] + values.map { $0.filter { $0 != "\"" && $0 != " " } }).joined(separator: " ")
    }

    package static func word(of mediaType: String) -> String {
        let essence = mediaType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        if essence == "*/*" { return "other" }
        if let known = known[essence] { return known }
        if essence.hasPrefix("multipart/") { return "multipart" }
        let parts = essence.split(separator: "/", maxSplits: 1)
        guard let subtype = parts.last else { return essence }
        if subtype == "*" { return String(parts[0]) }
        return subtype.hasPrefix("x-") ? String(subtype.dropFirst(2)) : String(subtype)
    }

    private static let known = [
        "application/octet-stream": "binary", "application/x-www-form-urlencoded": "form", "text/plain": "text",
        "text/event-stream": "events", "application/vnd.ms-excel": "excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    ]
}
