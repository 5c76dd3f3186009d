import APIServer
import Foundation
import HTTPTypes

/// Which response the client asks for: `Prefer: code=404, example=cat, dynamic=true` (RFC 7240), or for browsers
/// `?__code=404&__example=cat&__dynamic=true`.
struct Preferences: Sendable, Hashable {
    /// As it is written.
    var code: String?
    var example: String?
    /// Values are made rather than taken from examples, other ones each time.
    var isDynamic = false

    static let queryNames: Set<String> = ["__code", "__example", "__dynamic"]

    init() {}

    init(_ request: ServerRequest) {
        // The query wins over the header: a person has typed it.
        for pair in request.query.split(separator: "&") where pair.hasPrefix("__") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            let value = parts.count == 2 ? parts[1].replacing("+", with: " ").removingPercentEncoding : ""
            if let value { set(parts[0].dropFirst(2), value) }
        }
        guard let header = HTTPField.Name("Prefer").flatMap({ request.head.headerFields[$0] }) else { return }
        for preference in Self.split(header, at: ",") {
            let first = Self.split(preference, at: ";")[0]
            let parts = first.split(separator: "=", maxSplits: 1).map { Self.trimmed($0) }
            guard let name = parts.first else { continue }
            set(name.lowercased()[...], parts.count == 2 ? Self.unquoted(parts[1]) : "")
        }
    }

    private mutating func set(_ name: Substring, _ value: String) {
        switch name {
        case "code": if code == nil, !value.isEmpty { code = value }
        case "example": if example == nil, !value.isEmpty { example = value }
        case "dynamic": if value.isEmpty || value.lowercased() == "true" { isDynamic = true }
        default: break
        }
    }

    /// As it is confirmed (RFC 7240, section 3); nil without any.
    var applied: String? {
        let parts = [code.map { "code=\($0)" }, example.map { "example=\"\($0)\"" }, isDynamic ? "dynamic=true" : nil]
        let text = parts.compactMap { $0 }.joined(separator: ", ")
        return text.isEmpty || !HTTPField.isValidValue(text) ? nil : text
    }

    // MARK: Reading

    /// Splits at a separator that isn't within quotation marks.
    private static func split(_ text: some StringProtocol, at separator: Character) -> [String] {
        var pieces = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if character == separator, !isQuoted {
                pieces.append("")
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && isQuoted && !isEscaped
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }

    private static func unquoted(_ text: String) -> String {
        guard text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 else { return text }
        let inner = String(text.dropFirst().dropLast())
        return inner.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        text.trimmingCharacters(in: CharacterSet(charactersIn: " \t"))
    }
}
