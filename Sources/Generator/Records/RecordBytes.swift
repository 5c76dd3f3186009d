/// Writes numbers and texts that `RecordReader` reads again.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int) { add(UInt64(number)) }

    mutating func add(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes += text.utf8
    }

    mutating func add(_ hash: ContentHash) {
        add(hash.high)
        add(hash.low)
    }

    mutating func add<Element>(_ elements: [Element], _ body: (inout RecordWriter, Element) -> Void) {
        add(elements.count)
        for element in elements { body(&self, element) }
    }
}

/// Reads what `RecordWriter` wrote; nil for whatever doesn't look like it.
struct RecordReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func number() -> UInt64? {
        guard bytes.count - position >= 8 else { return nil }
        defer { position += 8 }
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
    }

    /// A number of things that are still to come, of which each has a byte at least.
    mutating func count() -> Int? {
        guard let number = number(), number <= UInt64(bytes.count - position) else { return nil }
        return Int(number)
    }

    mutating func text() -> String? {
        guard let count = count() else { return nil }
        defer { position += count }
        return String(decoding: bytes[position..<position + count], as: UTF8.self)
    }

    mutating func hash() -> ContentHash? {
        guard let high = number(), let low = number() else { return nil }
        return ContentHash(high: high, low: low)
    }

    mutating func list<Element>(_ body: (inout RecordReader) -> Element?) -> [Element]? {
        guard let count = count() else { return nil }
        var elements: [Element] = []
        for _ in 0..<count {
            guard let element = body(&self) else { return nil }
            elements.append(element)
        }
        return elements
    }
}
