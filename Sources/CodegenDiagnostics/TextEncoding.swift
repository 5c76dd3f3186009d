/// The encoding of a file. All other code works on UTF-8, which `decode` makes of the others.
///
/// YAML 1.2, section 5.2: a byte order mark decides, else the zero bytes around the first character.
package enum TextEncoding: Sendable, Equatable {
    case utf8, utf16LittleEndian, utf16BigEndian
    /// Not decoded: the file is read as if it were empty.
    case utf32

    /// The encoding of a file, and its text as UTF-8 without a byte order mark.
    ///
    /// Faults of UTF-16 become faults of UTF-8 in the same place: an unpaired surrogate becomes its three bytes, a single
    /// byte at the end becomes 0xFF.
    static func decode(_ bytes: [UInt8]) -> (encoding: TextEncoding, bytes: [UInt8]) {
        let (encoding, mark) = detect(bytes)
        switch encoding {
        case .utf8: return (encoding, mark == 0 ? bytes : Array(bytes[mark...]))
        case .utf16LittleEndian: return (encoding, transcode(bytes[mark...], high: 1))
        case .utf16BigEndian: return (encoding, transcode(bytes[mark...], high: 0))
        case .utf32: return (encoding, [])
        }
    }

    /// The encoding, and the length of the byte order mark.
    private static func detect(_ bytes: [UInt8]) -> (TextEncoding, mark: Int) {
        let first = Array(bytes.prefix(4))
        if first == [0xFF, 0xFE, 0, 0] || first == [0, 0, 0xFE, 0xFF] { return (.utf32, 4) }
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if first.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if first.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        guard first.count >= 2 else { return (.utf8, 0) }
        switch (first[0], first[1]) {
        case (0, 0): return (first.count == 4 && first[2] == 0 && first[3] != 0 ? .utf32 : .utf8, 0)
        case (0, _): return (.utf16BigEndian, 0)
        case (_, 0): return (first.count == 4 && first[2] == 0 && first[3] == 0 ? .utf32 : .utf16LittleEndian, 0)
        default: return (.utf8, 0)
        }
    }

    /// - Parameter high: Which byte of a code unit is its high one.
    private static func transcode(_ bytes: ArraySlice<UInt8>, high: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        func unit(at index: Int) -> UInt32 { UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high]) }
        while index + 1 < bytes.endIndex {
            var scalar = unit(at: index)
            index += 2
            if (0xD800...0xDBFF).contains(scalar), index + 1 < bytes.endIndex {
                let low = unit(at: index)
                if (0xDC00...0xDFFF).contains(low) {
                    scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                    index += 2
                }
            }
            append(scalar, to: &result)
        }
        if index < bytes.endIndex { result.append(0xFF) }
        return result
    }

    private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
        switch scalar {
        case ..<0x80: bytes.append(UInt8(scalar))
        case ..<0x800: bytes += [UInt8(0xC0 | scalar >> 6), tail(0)]
        case ..<0x10000: bytes += [UInt8(0xE0 | scalar >> 12), tail(6), tail(0)]
        default: bytes += [UInt8(0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
        }
    }
}
