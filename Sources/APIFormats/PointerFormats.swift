/// JSON pointers (RFC 6901), relative ones, and UUIDs (RFC 9562).
enum PointerFormats {
    static func isPointer(_ text: Substring.UTF8View) -> Bool {
        guard text.isEmpty || text.first == UInt8(ascii: "/") else { return false }
        var isEscape = false
        for byte in text {
            if isEscape, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return false }
            isEscape = byte == UInt8(ascii: "~")
        }
        return !isEscape
    }

    /// `2/name`, `0#`.
    static func isRelativePointer(_ text: String) -> Bool {
        let digits = text.utf8.prefix { $0.isDigit }
        guard !digits.isEmpty, digits.first != 0x30 || digits.count == 1 else { return false }
        let rest = text.utf8.dropFirst(digits.count)
        return rest.elementsEqual("#".utf8) || isPointer(rest)
    }

    static func isUUID(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { part in part.allSatisfy { $0.hexDigit != nil } }
    }
}
