/// A JSON pointer (RFC 6901) to a place in a document, grown token by token while descending.
public final class Pointer: Sendable, CustomStringConvertible {
    private let parent: Pointer?
    private let token: String

    private init(parent: Pointer?, token: String) {
        self.parent = parent
        self.token = token
    }

    public static let root = Pointer(parent: nil, token: "")

    public func appending(_ token: String) -> Pointer { Pointer(parent: self, token: token) }

    public func appending(_ index: Int) -> Pointer { Pointer(parent: self, token: String(index)) }

    /// The last token, unescaped; empty for the root.
    public var lastToken: String { token }

    /// All tokens from the root down, unescaped.
    public var tokens: [String] {
        var tokens: [String] = []
        var current = self
        while let parent = current.parent {
            tokens.append(current.token)
            current = parent
        }
        return tokens.reversed()
    }

    /// As a URI fragment without percent-encoding: `#/paths/~1users/get`.
    public var description: String {
        guard let parent else { return "#" }
        guard token.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return "\(parent)/\(token)" }
        var escaped = ""
        for character in token {
            switch character {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.append(character)
            }
        }
        return "\(parent)/\(escaped)"
    }

    /// The tokens of a fragment such as `/components/schemas/Pet`, unescaped; nil when it isn't a JSON pointer.
    static func tokens(ofFragment fragment: Substring) -> [String]? {
        if fragment.isEmpty { return [] }
        guard fragment.first == "/", let decoded = percentDecoded(fragment) else { return nil }
        return decoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(unescaped)
    }

    private static func unescaped(_ token: Substring) -> String {
        guard token.contains("~") else { return String(token) }
        var result = ""
        var iterator = token.makeIterator()
        while let character = iterator.next() {
            guard character == "~" else {
                result.append(character)
                continue
            }
            switch iterator.next() {
            case "0": result.append("~")
            case "1": result.append("/")
            case let other?: result += "~\(other)"
            case nil: result.append("~")
            }
        }
        return result
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
