/// Bytes that grow at the end. Whoever appends reserves first, and writes no more than that.
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

    /// What was written so far; valid until the next change.
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base, count: count)
    }

    /// Makes sure that `length` bytes fit behind the end.
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

    /// Copies by words from memory that can be read up to the next multiple of eight behind `length`.
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
