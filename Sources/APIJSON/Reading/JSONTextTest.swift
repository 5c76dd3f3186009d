/// What a string has to look like to be meant for a variant, where variants hold nothing but text: kept in a `static let`.
///
/// A string that no variant's test accepts is read as the first variant; a test never makes reading fail.
public struct JSONTextTest: Sendable {
    let accepts: @Sendable (String) -> Bool

    /// A regular expression (ECMA-262) that matches anywhere in the string, compiled once. One that Swift can't compile accepts
    /// every string; strings of more than 1,000 characters aren't matched, for the time that it may take.
    public static func pattern(_ pattern: String) -> JSONTextTest {
        guard let expression = CompiledPattern(pattern) else { return JSONTextTest { _ in true } }
        return JSONTextTest { $0.utf8.count > 1000 || expression.matches($0) }
    }

    /// Four decimal numbers up to 255 (RFC 2673, section 3.2).
    public static let ipv4 = JSONTextTest { isIPv4($0[...]) }

    /// An address of RFC 4291, section 2.2.
    public static let ipv6 = JSONTextTest(accepts: isIPv6)

    /// A mailbox of RFC 5321, section 4.1.2, as far as an `@` between two parts tells.
    public static let email = JSONTextTest { text in
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && !text.contains(" ")
    }

    /// Labels of letters, digits and hyphens (RFC 1123, section 2.1).
    public static let hostname = JSONTextTest { text in
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            1...63 ~= label.utf8.count && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    private static func isIPv4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                let isShort = part == "0" || (part.first != "0" && part.utf8.count <= 3)
                return isShort && part.utf8.allSatisfy { 0x30...0x39 ~= $0 } && (Int(part) ?? 256) < 256
            }
    }

    private static func isIPv6(_ text: String) -> Bool {
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var length = 8
        if let last = groups.last, last.contains(".") {
            guard isIPv4(last) else { return false }
            groups.removeLast()
            length = 6
        }
        // `::` leaves an empty group, or two at either end.
        if groups.count > 1, groups[0].isEmpty, groups[1].isEmpty { groups.removeFirst() }
        if length == 8, groups.count > 1, groups.suffix(2).allSatisfy(\.isEmpty) { groups.removeLast() }
        let gaps = groups.filter(\.isEmpty).count
        let areGroups = groups.allSatisfy { $0.utf8.count <= 4 && $0.allSatisfy(\.isHexDigit) }
        return areGroups && text.contains(":")
            && (gaps == 0 ? groups.count == length : gaps == 1 && groups.count <= length)
    }
}

/// A regular expression is never changed once it is compiled.
private struct CompiledPattern: @unchecked Sendable {
    private let expression: Regex<AnyRegexOutput>

    init?(_ pattern: String) {
        guard let expression = try? Regex(pattern) else { return nil }
        self.expression = expression.matchingSemantics(.unicodeScalar)
    }

    func matches(_ text: String) -> Bool { (try? expression.firstMatch(in: text)) != nil }
}
