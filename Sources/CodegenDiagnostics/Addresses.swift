/// The addresses in a text: `https://user:password@host/path?token=…`.
package enum Addresses {
    /// The text with its addresses shortened to `https://host/path`.
    package static func removingSecrets(from text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let hidden = secrets(in: scalars)
        guard !hidden.isEmpty else { return text }
        var kept = String.UnicodeScalarView()
        var position = 0
        for range in hidden {
            kept += scalars[position..<range.lowerBound]
            position = range.upperBound
        }
        kept += scalars[position...]
        return String(kept)
    }

    /// The text with an asterisk for each scalar that `removingSecrets` leaves out, so that columns stay.
    static func maskingSecrets(in scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var masked = scalars
        for range in secrets(in: scalars) {
            for index in range { masked[index] = "*" }
        }
        return masked
    }

    /// User info with its `@`, and queries with their `?`.
    private static func secrets(in text: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var position = 0
        while position + 2 < text.count {
            guard text[position] == ":", text[position + 1] == "/", text[position + 2] == "/" else {
                position += 1
                continue
            }
            let start = position + 3
            let end = text[start...].firstIndex(where: isEnd) ?? text.count
            let path = text[start..<end].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? end
            if let at = text[start..<path].lastIndex(of: "@") { result.append(start..<at + 1) }
            if let query = text[path..<end].firstIndex(where: { $0 == "?" || $0 == "#" }), text[query] == "?" {
                let fragment = text[query..<end].firstIndex(of: "#") ?? end
                result.append(query..<fragment)
            }
            position = max(end, start)
        }
        return result
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || "\"'`<>".unicodeScalars.contains(scalar)
    }
}
