/// Media types of samples, where a description has a range or a list.
package enum SampleMediaType {
    package static let filename = "sample.txt"

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
