/// How many lines and Unicode scalars begin before each block of a text's bytes.
///
/// Most locations are never looked up, and a minified file may be a single line: the text between blocks is counted on
/// demand.
struct TextBlocks: Sendable {
    /// How many line breaks there are.
    let breaks: Int
    private let breaksBefore: [UInt32]
    private let scalarsBefore: [UInt32]
    private static let size = 1024
    private static let newline = UInt8(ascii: "\n")

    init(_ bytes: [UInt8]) {
        var breaksBefore: [UInt32] = []
        var scalarsBefore: [UInt32] = []
        var breaks: UInt32 = 0
        var scalars: UInt32 = 0
        breaksBefore.reserveCapacity(bytes.count / Self.size + 1)
        scalarsBefore.reserveCapacity(bytes.count / Self.size + 1)
        bytes.withUnsafeBytes { buffer in
            for start in stride(from: 0, to: buffer.count, by: Self.size) {
                breaksBefore.append(breaks)
                scalarsBefore.append(scalars)
                let counts = Self.counts(UnsafeRawBufferPointer(rebasing: buffer[start...].prefix(Self.size)))
                breaks += counts.breaks
                scalars += counts.scalars
            }
        }
        self.breaks = Int(breaks)
        self.breaksBefore = breaksBefore
        self.scalarsBefore = scalarsBefore
    }

    /// How many line breaks are before a location.
    func breaks(before offset: Int, in bytes: [UInt8]) -> Int {
        guard let block = block(of: offset) else { return 0 }
        return Int(breaksBefore[block]) + bytes[block * Self.size..<offset].count { $0 == Self.newline }
    }

    func scalars(before offset: Int, in bytes: [UInt8]) -> Int {
        guard let block = block(of: offset) else { return 0 }
        return Int(scalarsBefore[block]) + bytes[block * Self.size..<offset].count { $0 & 0xC0 != 0x80 }
    }

    /// Where a line starts; lines count from zero.
    func start(ofLine line: Int, in bytes: [UInt8]) -> Int {
        guard line > 0 else { return 0 }
        // The last block with fewer breaks before it has the one that the line comes after.
        var low = 0
        var high = breaksBefore.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(breaksBefore[middle]) < line { low = middle } else { high = middle }
        }
        var missing = line - Int(breaksBefore[low])
        for offset in low * Self.size..<bytes.count where bytes[offset] == Self.newline {
            missing -= 1
            if missing == 0 { return offset + 1 }
        }
        return bytes.count
    }

    private func block(of offset: Int) -> Int? {
        breaksBefore.isEmpty ? nil : min(offset / Self.size, breaksBefore.count - 1)
    }

    /// The counts of one block: eight bytes at a time, in as many counters as 128 such steps can't overflow.
    ///
    /// Whole files come by here, and the tool that plugins get isn't optimised: an iterator would take most of the time.
    private static func counts(_ block: UnsafeRawBufferPointer) -> (breaks: UInt32, scalars: UInt32) {
        var breaks: UInt64 = 0
        var continuations: UInt64 = 0
        let whole = block.count & ~7
        // The lowest and the highest bit of each of eight bytes.
        let low: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        let newlines = low &* UInt64(newline)
        var offset = 0
        while offset < whole {
            let bytes = block.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            offset &+= 8
            // A byte's highest bit says whether it is zero; which one is a line break is known from the difference.
            let difference = bytes ^ newlines
            breaks &+= (~(((difference & ~high) &+ ~high) | difference) & high) &>> 7
            continuations &+= (bytes & ~(bytes &<< 1) & high) &>> 7
        }
        var counts = (breaks: sum(breaks), scalars: UInt32(whole) - sum(continuations))
        for byte in block[whole...] {
            if byte == newline { counts.breaks += 1 }
            if byte & 0xC0 != 0x80 { counts.scalars += 1 }
        }
        return counts
    }

    /// The sum of eight counters of a byte each.
    private static func sum(_ counters: UInt64) -> UInt32 {
        let pairs = (counters & 0x00ff_00ff_00ff_00ff) &+ ((counters &>> 8) & 0x00ff_00ff_00ff_00ff)
        return UInt32((pairs &* 0x0001_0001_0001_0001) &>> 48)
    }
}
