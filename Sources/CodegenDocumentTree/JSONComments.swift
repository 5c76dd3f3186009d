/// Comments between the tokens of a JSON document, which JSON doesn't have: `// …`, `/* … */`, `# …`.
struct JSONComments {
    let ranges: [Range<Int>]

    /// - Parameter includesHashes: Whether `#` begins a comment. It is one in YAML, so only files named `.json` ask for it.
    init(in bytes: [UInt8], includesHashes: Bool) {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): index = Self.endOfString(from: index + 1, in: bytes)
            case UInt8(ascii: "#") where includesHashes:
                let end = bytes[index...].firstIndex(where: Self.isNewline) ?? bytes.count
                ranges.append(index..<end)
                index = end
            case UInt8(ascii: "/"):
                let end = Self.endOfComment(from: index, in: bytes)
                if end > index { ranges.append(index..<end) }
                index = max(end, index + 1)
            default: index += 1
            }
        }
        self.ranges = ranges
    }

    /// The same document with blanks in place of the comments, so that all places are kept.
    func blanked(in bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for range in ranges {
            for index in range where !Self.isNewline(bytes[index]) { bytes[index] = UInt8(ascii: " ") }
        }
        return bytes
    }

    /// The first byte of the document that is neither blank nor in a comment.
    func firstByte(of bytes: [UInt8]) -> UInt8? {
        var index = 0
        var rest = ranges[...]
        while index < bytes.count {
            if let comment = rest.first, comment.lowerBound == index {
                index = comment.upperBound
                rest = rest.dropFirst()
            } else if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
                index += 1
            } else {
                return bytes[index]
            }
        }
        return nil
    }

    private static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private static func endOfString(from start: Int, in bytes: [UInt8]) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index + 1
    }

    /// The place of the slash itself where it begins no comment.
    private static func endOfComment(from start: Int, in bytes: [UInt8]) -> Int {
        guard start + 1 < bytes.count else { return start }
        switch bytes[start + 1] {
        case UInt8(ascii: "/"): return bytes[start...].firstIndex(where: isNewline) ?? bytes.count
        case UInt8(ascii: "*"):
            var index = start + 2
            while index + 1 < bytes.count {
                if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
                index += 1
            }
            return start
        default: return start
        }
    }
}
