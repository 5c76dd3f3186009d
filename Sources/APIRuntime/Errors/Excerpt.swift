import Foundation

/// The first few characters of a body, for an error's description.
enum Excerpt {
    /// How much of a body may be shown: enough to recognise it, too little to leak it.
    static let length = 32

    /// Printable characters of the beginning of `body`, white space collapsed.
    static func of(_ body: Data) -> String {
        let text = String(decoding: body.prefix(length * 4), as: UTF8.self)
        var shown = ""
        var count = 0
        for character in text {
            guard count < length else { return shown + "…" }
            let isBlank = character.unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.value == 0x7F }
            if isBlank && (shown.isEmpty || shown.hasSuffix(" ")) { continue }
            shown.append(isBlank ? " " : character)
            count += 1
        }
        return body.count > length * 4 ? shown + "…" : shown
    }

    /// `: “…”`, or nothing for an empty body.
    static func suffix(of body: Data) -> String {
        body.isEmpty ? "" : ": \u{201C}\(of(body))\u{201D}"
    }
}
