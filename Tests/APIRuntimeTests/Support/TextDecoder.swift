/// What a YAML document is before anybody asks for a type.
indirect enum TextTree {
    case text(String)
    case list([TextTree])
    case map([String: TextTree])
}

/// A decoder that makes of each text whatever is asked for, as decoders of YAML do; `~` is null.
struct TextDecoder: Decoder {
    struct Mismatch: Error {}

    let tree: TextTree
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .map(let members) = tree else { throw Mismatch() }
        return KeyedDecodingContainer(Keyed(members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let elements) = tree else { throw Mismatch() }
        return Unkeyed(elements: elements)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(tree: tree) }

    private struct Single: SingleValueDecodingContainer {
        let tree: TextTree
        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool {
            if case .text("~") = tree { true } else { false }
        }

        func decode<T: Decodable>(_ type: T.Type) throws -> T {
            guard case .text(let text) = tree else { return try T(from: TextDecoder(tree: tree)) }
            if let type = T.self as? any LosslessStringConvertible.Type {
                guard let value = type.init(text) as? T else { throw Mismatch() }
                return value
            }
            return try T(from: TextDecoder(tree: tree))
        }
    }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let members: [String: TextTree]
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

        func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

        func decoder(_ key: Key) throws -> TextDecoder {
            guard let tree = members[key.stringValue] else { throw Mismatch() }
            return TextDecoder(tree: tree)
        }

        func decodeNil(forKey key: Key) throws -> Bool { Single(tree: try decoder(key).tree).decodeNil() }
        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            try Single(tree: try decoder(key).tree).decode(type)
        }
        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type,
            forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            try decoder(key).container(keyedBy: type)
        }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try decoder(key).unkeyedContainer()
        }
        func superDecoder() throws -> any Decoder { throw Mismatch() }
        func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
    }

    private struct Unkeyed: UnkeyedDecodingContainer {
        let elements: [TextTree]
        var currentIndex = 0
        var codingPath: [any CodingKey] { [] }
        var count: Int? { elements.count }
        var isAtEnd: Bool { currentIndex == elements.count }

        init(elements: [TextTree]) {
            self.elements = elements
        }

        mutating func next() throws -> TextDecoder {
            guard !isAtEnd else { throw Mismatch() }
            defer { currentIndex += 1 }
            return TextDecoder(tree: elements[currentIndex])
        }

        mutating func decodeNil() throws -> Bool {
            guard !isAtEnd, Single(tree: elements[currentIndex]).decodeNil() else { return false }
            currentIndex += 1
            return true
        }
        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
            try Single(tree: try next().tree).decode(type)
        }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> {
            try next().container(keyedBy: type)
        }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
        mutating func superDecoder() throws -> any Decoder { try next() }
    }
}
