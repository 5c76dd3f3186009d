import CodegenDiagnostics
package import CodegenDocumentTree

/// A JSON pointer (RFC 6901) to a place in a document, grown token by token while descending.
package final class Pointer: Sendable, CustomStringConvertible {
    let parent: Pointer?
    private let token: String
    /// The references that led here in the place of a map or list.
    private let openings: Opening?

    private init(parent: Pointer?, token: String, openings: Opening?) {
        self.parent = parent
        self.token = token
        self.openings = openings
    }

    private final class Opening: Sendable {
        let reference: SourceRange
        let outer: Opening?

        init(reference: SourceRange, outer: Opening?) {
            self.reference = reference
            self.outer = outer
        }
    }

    /// The root of the description that was given.
    package static let root = Pointer(parent: nil, token: "", openings: nil)

    /// The root of another document, with the path that leads to it: `schemas/Pet.yaml#`.
    static func root(of document: String) -> Pointer { Pointer(parent: nil, token: document, openings: nil) }

    package func appending(_ token: String) -> Pointer { Pointer(parent: self, token: token, openings: openings) }

    package func appending(_ index: Int) -> Pointer { appending(String(index)) }

    /// The same place, reached from another one through a reference; nil when that reference led there before.
    func opened(from place: Pointer, by reference: SourceRange) -> Pointer? {
        var opening = place.openings
        while let current = opening {
            if current.reference == reference { return nil }
            opening = current.outer
        }
        return Pointer(parent: parent, token: token, openings: Opening(reference: reference, outer: place.openings))
    }

    /// The last token, unescaped; for a root the name of its document, without folder and extension.
    package var lastToken: String { parent == nil ? DocumentLocation(token).name : token }

    /// The name of the document that it leads into, without folder and extension; empty for the description that was given.
    package var documentName: String {
        var current = self
        while let parent = current.parent { current = parent }
        return DocumentLocation(current.token).name
    }

    /// Whether it leads into the description that was given, not into one that it refers to.
    package var isInRootDocument: Bool {
        var current = self
        while let parent = current.parent { current = parent }
        return current.token.isEmpty
    }

    /// All tokens from the root down, unescaped.
    package var tokens: [String] {
        var tokens: [String] = []
        var current = self
        while let parent = current.parent {
            tokens.append(current.token)
            current = parent
        }
        return tokens.reversed()
    }

    /// As a URI fragment without percent-encoding: `#/paths/~1users/get`.
    package var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(128)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private func write(to text: inout [UInt8]) {
        guard let parent else {
            text += token.utf8
            text.append(UInt8(ascii: "#"))
            return
        }
        parent.write(to: &text)
        text.append(UInt8(ascii: "/"))
        guard token.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else {
            text += token.utf8
            return
        }
        for character in token {
            switch character {
            case "~": text += "~0".utf8
            case "/": text += "~1".utf8
            default: text += character.utf8
            }
        }
    }

    /// The tokens of a fragment such as `/components/schemas/Pet`, unescaped; nil when it isn't a JSON pointer.
    package static func tokens(ofFragment fragment: Substring) -> [String]? {
        if fragment.isEmpty { return [] }
        guard fragment.first == "/", let decoded = PercentCoding.decoded(fragment) else { return nil }
        return tokens(decoded)
    }

    /// The possible meanings of a fragment: percent-decoded, as the standard has it, and as written, as some have it.
    static func readings(ofFragment fragment: Substring) -> [[String]] {
        let decoded = tokens(ofFragment: fragment).map { [$0] } ?? []
        return fragment.utf8.contains(UInt8(ascii: "%")) ? decoded + [tokens(String(fragment))] : decoded
    }

    private static func tokens(_ pointer: String) -> [String] {
        pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(unescaped)
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
}

extension Node {
    /// The value at a JSON pointer such as `#/components/schemas/Pet`; nil where there is none.
    package func descendant(at pointer: String) -> Node? {
        guard let hash = pointer.firstIndex(of: "#"), hash == pointer.startIndex,
            let tokens = Pointer.tokens(ofFragment: pointer.dropFirst())
        else { return nil }
        return descendant(at: tokens)
    }

    func descendant(at tokens: [String]) -> Node? {
        var node = self
        for token in tokens {
            switch node.value {
            case .object(let mapping):
                guard let next = mapping[token] else { return nil }
                node = next
            case .array(let items):
                guard let index = Int(token), items.indices.contains(index) else { return nil }
                node = items[index]
            case .null, .bool, .number, .string: return nil
            }
        }
        return node
    }
}

/// Percent-encoding in references (RFC 3986, section 2.1).
package enum PercentCoding {
    /// Nil when what comes out is no text.
    package static func decoded(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
