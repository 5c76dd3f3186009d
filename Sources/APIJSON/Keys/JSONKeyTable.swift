/// The storage of `JSONKeys`: immortal, and never written again.
struct JSONKeyTable {
    /// One key, prepared for both directions.
    struct Entry {
        /// `,"name":` with its escapes, and at least eight bytes more: for writing, and for comparing by words.
        let bytes: UnsafeRawPointer
        /// The length of `,"name":`.
        let writtenLength: Int
        /// The length of `name"`.
        let matchedLength: Int
        /// The first eight bytes of `name"`, and which of them count; never equal for names that need escapes.
        let word: UInt64
        let mask: UInt64

        /// `name"`.
        @inline(__always)
        var matched: UnsafeRawPointer { bytes + 2 }

        /// The length of `"name":`, if that is what the input has at `offset`.
        @inline(__always)
        func length(in lexer: Lexer, at offset: Int) -> Int? {
            let text = bytes + 1
            let length = writtenLength &- 1
            guard max(8, length) <= lexer.count &- offset, let input = lexer.bytes.baseAddress else { return nil }
            let here = input + offset
            let difference = Self.word(text, 0) ^ Self.word(here, 0)
            if length < 8 {
                return UInt64(littleEndian: difference) &<< UInt64(64 &- 8 &* length) == 0 ? length : nil
            }
            guard difference == 0 else { return nil }
            // The last word overlaps the one before.
            var offset = 8
            while offset &+ 8 < length {
                guard Self.word(text, offset) == Self.word(here, offset) else { return nil }
                offset &+= 8
            }
            return Self.word(text, length &- 8) == Self.word(here, length &- 8) ? length : nil
        }

        @inline(__always)
        private static func word(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
            bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        }
    }

    /// How many entries are compared one by one before the hash is asked.
    static let linear = 16

    let entries: UnsafePointer<Entry>
    let count: Int
    let index: JSONKeyIndex?
    let required: JSONKeySet
    /// The keys that an object has to have: those that are required, and those that are and may be null.
    let expected: JSONKeySet

    init(_ names: [StaticString], required: [Int], nullable: [Int] = []) {
        let names = names.map { name in name.withUTF8Buffer { [UInt8]($0) } }
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: max(1, names.count))
        for (index, name) in names.enumerated() {
            (entries + index).initialize(to: Self.entry(name))
        }
        self.entries = UnsafePointer(entries)
        count = names.count
        self.required = required.reduce(into: JSONKeySet()) { $0.insert($1) }
        expected = nullable.reduce(into: self.required) { $0.insert($1) }
        index = names.count > Self.linear ? JSONKeyIndex(names) : nil
    }

    private static func entry(_ name: [UInt8]) -> Entry {
        var writer = JSONWriter()
        name.withUnsafeBufferPointer { writer.writeString($0) }
        let quoted = writer.text()
        let written = [UInt8(ascii: ",")] + quoted + [UInt8(ascii: ":")]
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: written.count + 16, alignment: 8)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: written.count + 16)
        bytes.copyMemory(from: written, byteCount: written.count)

        let isPlain = quoted.count == name.count + 2
        var word: UInt64 = 0
        var mask: UInt64 = 0
        for (index, byte) in (name + [UInt8(ascii: "\"")]).prefix(8).enumerated() {
            word |= UInt64(byte) << UInt64(8 * index)
            mask |= 0xFF << UInt64(8 * index)
        }
        return Entry(
            bytes: UnsafeRawPointer(bytes),
            writtenLength: written.count,
            matchedLength: quoted.count - 1,
            word: isPlain ? word : 1,
            mask: isPlain ? mask : 0
        )
    }

    func name(at index: Int) -> String {
        guard index >= 0, index < count else { return "" }
        let entry = entries[index]
        let quoted = UnsafeRawBufferPointer(start: entry.bytes + 1, count: entry.writtenLength - 2)
        var lexer = Lexer(quoted)
        guard let scanned = try? lexer.scanString() else { return "" }
        return lexer.text(of: scanned)
    }

    /// The index of the key whose name is `name`, compared by bytes; for names that had escapes in the input.
    func index(of name: [UInt8]) -> Int? {
        (0..<count).first { self.name(at: $0).utf8.elementsEqual(name) }
    }

    /// The index of the key that the input has after the quotation mark before `offset`, tried from `expected` on.
    ///
    /// `tries` keys are compared; most differ in their first eight bytes.
    @inline(__always)
    func match(_ lexer: Lexer, at offset: Int, expected: Int, tries: Int) -> Int? {
        let word = lexer.word(at: offset)
        var index = expected
        var left = tries
        while left > 0 {
            if index >= count { index = 0 }
            let entry = entries + index
            if word & entry.pointee.mask == entry.pointee.word,
                entry.pointee.matchedLength <= 8 || Self.matchesTail(entry, lexer, at: offset)
            {
                return index
            }
            index &+= 1
            left &-= 1
        }
        return nil
    }

    /// Compares what is after the first eight bytes, the last word overlapping the one before.
    @inline(__always)
    private static func matchesTail(_ entry: UnsafePointer<Entry>, _ lexer: Lexer, at offset: Int) -> Bool {
        let length = entry.pointee.matchedLength
        guard length <= lexer.count &- offset else { return false }
        let matched = entry.pointee.matched
        var index = 8
        while index &+ 8 <= length {
            if matched.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                != lexer.bytes.loadUnaligned(fromByteOffset: offset &+ index, as: UInt64.self)
            {
                return false
            }
            index &+= 8
        }
        let last = length &- 8
        return matched.loadUnaligned(fromByteOffset: last, as: UInt64.self)
            == lexer.bytes.loadUnaligned(fromByteOffset: offset &+ last, as: UInt64.self)
    }
}
