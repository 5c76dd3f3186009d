/// An object of any keys, in the document's order; of duplicate keys the last value wins, in the first one's place.
///
/// Keys are compared by their code points, as JSON does: canonically equivalent ones, which are equal as Swift strings, are apart.
/// Equality of objects ignores order.
public struct JSONObject: Sendable {
    struct Entry: Sendable {
        let key: String
        var value: JSONValue
    }

    /// From how many keys on they are looked up by hash.
    private static let large = 24

    private var entries: [Entry] = []
    private var index: [ExactKey: Int]?

    /// Makes an empty object.
    public init() {}

    /// Makes an object of keys and values; of duplicate keys the last value wins.
    public init(_ elements: some Sequence<(key: String, value: JSONValue)>) {
        for element in elements { set(element.value, for: element.key) }
    }

    /// The value for a key; nil takes the key away.
    public subscript(key: String) -> JSONValue? {
        get { position(of: key).map { entries[$0].value } }
        set {
            if let newValue { set(newValue, for: key) } else { removeValue(forKey: key) }
        }
    }

    /// The keys in order.
    public var keys: [String] { entries.map(\.key) }

    /// The values in order.
    public var values: [JSONValue] { entries.map(\.value) }

    /// Takes a key away and returns its value; costs a pass over the object.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> JSONValue? {
        guard let position = position(of: key) else { return nil }
        let removed = entries.remove(at: position).value
        index = entries.count > Self.large ? makeIndex() : nil
        return removed
    }

    mutating func set(_ value: JSONValue, for key: String) {
        if let position = position(of: key) {
            entries[position].value = value
            return
        }
        entries.append(Entry(key: key, value: value))
        if index != nil {
            index?[ExactKey(key)] = entries.count - 1
        } else if entries.count > Self.large {
            index = makeIndex()
        }
    }

    private func position(of key: String) -> Int? {
        if let index { return index[ExactKey(key)] }
        return entries.firstIndex { ExactKey.areSame($0.key, key) }
    }

    private func makeIndex() -> [ExactKey: Int] {
        var index = [ExactKey: Int](minimumCapacity: entries.count)
        for (position, entry) in entries.enumerated() { index[ExactKey(entry.key)] = position }
        return index
    }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }
    public subscript(position: Int) -> (key: String, value: JSONValue) {
        (entries[position].key, entries[position].value)
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.entries.allSatisfy { right[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for entry in entries {
            var part = Hasher()
            part.combine(entry.key)
            part.combine(entry.value)
            sum &+= part.finalize()
        }
        hasher.combine(entries.count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements { set(value, for: key) }
    }
}

extension JSONObject: CustomStringConvertible {
    /// The object as JSON.
    public var description: String { JSONValue.object(self).description }
}

extension JSONObject: JSONReadable, JSONWritable {
    /// Reads an object of any keys.
    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject()
        while let key = try json.nextName(&object) {
            set(try JSONValue(json: &json), for: key)
        }
    }

    /// Writes the keys in their order, or sorted if the writer sorts keys.
    public func write(to json: inout JSONWriter) {
        var object = json.beginObject()
        let ordered = json.sortsKeys ? entries.sorted { $0.key < $1.key } : entries
        for entry in ordered {
            json.writeKey(entry.key, in: &object)
            entry.value.write(to: &json)
        }
        json.endObject(object)
    }
}

/// A key that equals only itself: in Swift `é` equals `e` with a combining accent, in JSON it doesn't.
private struct ExactKey: Hashable {
    private let text: String

    init(_ text: String) { self.text = text }

    static func == (left: ExactKey, right: ExactKey) -> Bool { areSame(left.text, right.text) }

    static func areSame(_ left: String, _ right: String) -> Bool {
        left == right && left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
