/// What begins a block of Markdown at the start of a line.
enum ListMark {
    /// The length of the mark of a list's item with its blank: of `- `, `1. `; nil where there is none.
    static func length(in line: ArraySlice<UInt8>) -> Int? {
        let digits = line.prefix(9).prefix(while: \.isDigit).count
        let mark = line.dropFirst(digits)
        guard let first = mark.first, mark.dropFirst().first == 0x20 else { return nil }
        let isMark =
            digits > 0
            ? first == UInt8(ascii: ".") || first == UInt8(ascii: ")")
            : first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+")
        return isMark ? digits + 2 : nil
    }

    /// Whether a word would be no part of the paragraph if a line began with it.
    static func beginsBlock(_ word: some Collection<UInt8>) -> Bool {
        guard let first = word.first else { return false }
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "#"):
            return word.allSatisfy { $0 == first }
        case UInt8(ascii: ">"), UInt8(ascii: "|"): return true
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return word.prefix(3).count { $0 == first } == 3
        case _ where first.isDigit:
            let mark = word.drop(while: \.isDigit)
            return mark.count == 1 && (mark.first == UInt8(ascii: ".") || mark.first == UInt8(ascii: ")"))
        default: return false
        }
    }
}
