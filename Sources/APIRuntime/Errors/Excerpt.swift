import APIJSON
import Foundation

/// The part of a response body that the description of an error shows.
@usableFromInline enum Excerpt {
    /// The default of `ClientConfiguration.excerptLength`.
    @usableFromInline static let defaultLength = 200

    /// `: “…”` with at most `length` characters; nothing for an empty body, or for a length of zero.
    static func suffix(of body: Data, length: Int) -> String {
        guard length > 0, !body.isEmpty else { return "" }
        return ": \u{201C}\(of(body, length: length))\u{201D}"
    }

    /// The value of the property that explains the error, or the beginning of the body.
    static func of(_ body: Data, length: Int) -> String {
        printable(message(in: body) ?? String(decoding: body.prefix(enough(length)), as: UTF8.self), length: length)
    }

    /// Bytes for `length` characters, white space included.
    private static func enough(_ length: Int) -> Int {
        let (bytes, overflows) = length.multipliedReportingOverflow(by: 4)
        return overflows ? .max : bytes
    }

    /// The first `length` characters, control characters removed and white space collapsed.
    private static func printable(_ text: String, length: Int) -> String {
        var shown = ""
        var count = 0
        for character in text {
            let isBlank = character.unicodeScalars.allSatisfy { isInvisible($0) }
            if isBlank && (shown.isEmpty || shown.hasSuffix(" ")) { continue }
            guard count < length else { return shown + "…" }
            if isBlank {
                shown.append(" ")
            } else {
                shown.unicodeScalars += character.unicodeScalars.filter { !isInvisible($0) }
            }
            count += 1
        }
        return shown
    }

    /// Control and format characters: they may move a terminal's cursor, end a line of a log, or change the direction of text.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
        default: false
        }
    }

    // MARK: Messages

    private static let names = ["message", "error", "detail", "title", "msg", "error_description", "errors"]

    /// Larger bodies aren't parsed.
    private static let largestMessage = 1 << 16

    private static func message(in body: Data) -> String? {
        guard body.count <= largestMessage, body.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
            let value = try? readJSON(JSONValue.self, from: body)
        else { return nil }
        return message(in: value, depth: 0)
    }

    /// `{"error": {"message": "…"}}` and `{"detail": [{"msg": "…"}]}` as well as `{"message": "…"}`.
    private static func message(in value: JSONValue, depth: Int) -> String? {
        guard depth < 4 else { return nil }
        switch value {
        case .object(let object):
            let found = names.lazy.compactMap { name in
                object[name].flatMap { message(in: $0, depth: depth + 1) }
            }
            return found.first
        case .array(let values):
            let messages = values.prefix(3).compactMap { message(in: $0, depth: depth + 1) }
            return messages.isEmpty ? nil : messages.joined(separator: "; ")
        case .string(let text): return text.isEmpty ? nil : text
        case .number, .bool, .null: return nil
        }
    }
}
