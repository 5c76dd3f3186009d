/// Bytes that grow at the end. Callers reserve first, and append no more than that.
struct OutputBuffer: ~Copyable {
    private(set) var base: UnsafeMutableRawPointer
    private(set) var capacity: Int
    var count = 0

    init(capacity: Int) {
        self.capacity = max(64, capacity)
        base = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit {
        base.deallocate()
    }

    /// The written bytes; valid until the next change.
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base, count: count)
    }

    /// Makes sure that `length` bytes fit after the end.
    @inline(__always)
    mutating func reserve(_ length: Int) {
        if capacity &- count < length { grow(length) }
    }

    @inline(never)
    private mutating func grow(_ length: Int) {
        // Memory that isn't touched costs nothing; copying and touching new memory does.
        let larger = max(capacity * (capacity < 1 << 20 ? 4 : 2), count + length + 64)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        moved.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ first: UInt8, _ second: UInt8) {
        reserve(2)
        base.storeBytes(of: first, toByteOffset: count, as: UInt8.self)
        base.storeBytes(of: second, toByteOffset: count &+ 1, as: UInt8.self)
        count &+= 2
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).copyMemory(from: start, byteCount: bytes.count)
        count &+= bytes.count
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(UnsafeRawBufferPointer($0)) }
    }

    /// Copies by words from memory that can be read up to the next multiple of eight after `length`.
    @inline(__always)
    mutating func append(padded start: UnsafeRawPointer, _ length: Int) {
        reserve(length &+ 8)
        var index = 0
        while index < length {
            base.storeBytes(
                of: start.loadUnaligned(fromByteOffset: index, as: UInt64.self),
                toByteOffset: count &+ index,
                as: UInt64.self
            )
            index &+= 8
        }
        count &+= length
    }
}

extension OutputBuffer {
    /// Appends a JSON string (RFC 8259 §7): escapes `"`, `\` and control characters, and nothing else.
    mutating func appendString(_ text: UnsafeBufferPointer<UInt8>) {
        let source = UnsafeRawBufferPointer(text)
        reserve(source.count &+ 16)
        base.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count, as: UInt8.self)
        let plain = copyPlain(source, to: base + count + 1)
        count &+= plain &+ 1
        if plain < source.count { appendEscaping(source, from: plain) }
        append(UInt8(ascii: "\""))
    }

    /// Copies up to the first byte that needs an escape, and returns how many bytes those were. A word may be written of
    /// which only a part counts.
    @inline(__always)
    private func copyPlain(_ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer) -> Int {
        let length = source.count
        var index = 0
        while index &+ 8 <= length {
            let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            target.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
            let stops = SWAR.escapes(word)
            if stops != 0 { return index &+ stops.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        if index &+ 4 <= length {
            let word = UInt32(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt32.self))
            target.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt32.self)
            let stops = SWAR.escapes(UInt64(word)) & 0x8080_8080
            if stops != 0 { return index &+ stops.trailingZeroBitCount &>> 3 }
            index &+= 4
        }
        while index < length {
            let byte = source[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
            target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
            index &+= 1
        }
        return length
    }

    /// Appends what is left, beginning with a byte that needs an escape.
    @inline(never)
    private mutating func appendEscaping(_ text: UnsafeRawBufferPointer, from start: Int) {
        guard let bytes = text.baseAddress else { return }
        var index = start
        // Two blocks are read, of which the second one is copied from anywhere in the first.
        while index <= text.count &- 2 * TextBlock.width {
            appendBlock(bytes + index, TextBlock.width)
            index &+= TextBlock.width
        }
        // The rest is copied to a buffer with enough readable bytes.
        withUnsafeTemporaryAllocation(byteCount: 3 * TextBlock.width, alignment: 16) { rest in
            rest.initializeMemory(as: UInt8.self, repeating: 0)
            rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: text[index...]))
            let length = text.count &- index
            guard let rest = rest.baseAddress else { return }
            appendBlock(UnsafeRawPointer(rest), min(length, TextBlock.width))
            if length > TextBlock.width { appendBlock(rest + TextBlock.width, length &- TextBlock.width) }
        }
    }

    /// Appends the first `length` bytes of the block at `bytes`, at least one; another block may be read after it.
    @inline(__always)
    private mutating func appendBlock(_ bytes: UnsafeRawPointer, _ length: Int) {
        // The longest escape has six bytes, and more is written than what counts.
        reserve(6 * TextBlock.width &+ 2 * TextBlock.width)
        let escapes = EscapeTable.shared.written
        let block = TextBlock(bytes, at: 0)
        var target = base + count
        block.store(to: target)
        var stops = block.stops & (UInt32.max &>> UInt32(truncatingIfNeeded: TextBlock.width &- length))
        var next = 0
        while stops != 0 {
            let stop = stops.trailingZeroBitCount
            let byte = bytes.load(fromByteOffset: stop, as: UInt8.self)
            let escape = escapes[Int(byte)]
            target += stop &- next
            target.storeBytes(of: escape.littleEndian, as: UInt64.self)
            target += Int(escape &>> 56)
            next = stop &+ 1
            TextBlock(bytes, at: next).store(to: target)
            stops &= stops &- 1
        }
        count = target - base &+ length &- next
    }
}

extension OutputBuffer {
    /// Appends an integer in decimal digits.
    @inline(__always)
    mutating func appendInteger(_ magnitude: UInt64, isNegative: Bool) {
        reserve(24)
        if isNegative { append(UInt8(ascii: "-")) }
        let length = Self.digits(of: magnitude)
        var rest = magnitude
        var index = count &+ length
        while rest >= 10 {
            index &-= 1
            let next = rest / 10
            base.storeBytes(
                of: UInt8(truncatingIfNeeded: rest &- next &* 10) &+ 0x30, toByteOffset: index, as: UInt8.self)
            rest = next
        }
        base.storeBytes(of: UInt8(truncatingIfNeeded: rest) &+ 0x30, toByteOffset: index &- 1, as: UInt8.self)
        count &+= length
    }

    @inline(__always)
    private static func digits(of magnitude: UInt64) -> Int {
        var length = 1
        var bound: UInt64 = 10
        while length < 20, magnitude >= bound {
            length &+= 1
            if length == 20 { break }
            bound &*= 10
        }
        return length
    }

    /// Appends the shortest decimal that reads back as `value`; whole numbers below 2^53 without a point: `5`.
    ///
    /// Larger and smaller ones are in Swift's notation without a superfluous `.0`: `1e+16`, `5e-324`. Minus zero is
    /// `-0`, which reads back as it.
    mutating func appendDouble(_ value: Double) {
        let magnitude = value.magnitude
        if magnitude < 0x1p53 {
            let whole = UInt64(magnitude)
            if Double(whole) == magnitude {
                return appendInteger(whole, isNegative: value.sign == .minus)
            }
            // A decimal of at most 15 digits that reads as `value` is the only one, and so the shortest.
            if magnitude >= 1e-3, magnitude < 1e9 {
                let millionths = UInt64(magnitude * 1e6 + 0.5)
                if Double(millionths) / 1e6 == magnitude {
                    return appendMillionths(millionths, isNegative: value.sign == .minus)
                }
            }
        }
        appendDescription(value.description)
    }

    /// Appends the shortest decimal that reads back as `value`, in the form that `appendDouble` has.
    mutating func appendFloat(_ value: Float) {
        let magnitude = value.magnitude
        if magnitude < 0x1p24 {
            let whole = UInt64(magnitude)
            if Float(whole) == magnitude { return appendInteger(whole, isNegative: value.sign == .minus) }
        }
        appendDescription(value.description)
    }

    private mutating func appendMillionths(_ millionths: UInt64, isNegative: Bool) {
        appendInteger(millionths / 1_000_000, isNegative: isNegative)
        var fraction = millionths % 1_000_000
        reserve(8)
        base.storeBytes(of: UInt8(ascii: "."), toByteOffset: count, as: UInt8.self)
        count &+= 1
        var unit: UInt64 = 100_000
        while fraction > 0 {
            let digit = fraction / unit
            base.storeBytes(of: UInt8(truncatingIfNeeded: digit) &+ 0x30, toByteOffset: count, as: UInt8.self)
            count &+= 1
            fraction &-= digit &* unit
            unit /= 10
        }
    }

    @inline(never)
    private mutating func appendDescription(_ description: String) {
        var text = description
        if text.hasSuffix(".0") { text.removeLast(2) }
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }
}
