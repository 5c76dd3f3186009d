extension Casing {
    /// The name of a text of small letters, digits and separators, as most are: byte by byte, without a string for each
    /// word; nil for all others.
    func plainName(_ text: String, isType: Bool) -> String? {
        let bytes = Array(text.utf8)
        guard Self.isPlain(bytes) else { return nil }
        var name: [UInt8] = []
        name.reserveCapacity(bytes.count + 2)
        var isFirst = true
        for word in bytes.split(whereSeparator: { !Self.isSmall($0) && !Self.isDigit($0) }) {
            // Between two numbers, and before one that the name would start with.
            if word.first.map(Self.isDigit) == true, name.last.map(Self.isDigit) ?? true {
                name.append(UInt8(ascii: "_"))
            }
            let start = name.count
            name += word
            if isType || !isFirst { Self.raise(&name[start..<start + capitals(of: word)]) }
            isFirst = false
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// How many letters of a word are capitals: all of an acronym, or the first one.
    private func capitals(of word: ArraySlice<UInt8>) -> Int {
        guard word.count <= longestAcronym + 1 else { return 1 }
        if acronyms.contains(String(decoding: word, as: UTF8.self)) { return word.count }
        guard word.last == UInt8(ascii: "s") else { return 1 }
        return acronyms.contains(String(decoding: word.dropLast(), as: UTF8.self)) ? word.count - 1 : 1
    }

    private static func raise(_ letters: inout ArraySlice<UInt8>) {
        for index in letters.indices where isSmall(letters[index]) { letters[index] -= 0x20 }
    }

    /// A hyphen that doesn't follow a word may be a sign, which has a name of its own.
    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        var isInWord = false
        var hasWord = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                isInWord = true
                hasWord = true
            case UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: " "): isInWord = false
            case UInt8(ascii: "-") where isInWord: isInWord = false
            default: return false
            }
        }
        return hasWord
    }

    private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
