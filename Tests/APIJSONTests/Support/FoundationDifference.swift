import APIJSON
import Foundation

/// Where Foundation is known to see a document differently, and why `APIJSON` doesn't follow.
enum FoundationDifference: String, CaseIterable {
    case encoding =
        "RFC 8259 §8.1: UTF-8 without a byte order mark; Foundation guesses UTF-16 and UTF-32 and takes the mark"
    case trailingComma = "RFC 8259 §4: no comma behind the last value; Foundation takes one"
    case range = "RFC 8259 §6: any size; Foundation refuses what Double doesn't hold, JSONNumber keeps its text"
    case zero = "RFC 8259 §6: 0e8 is a number; Foundation refuses an exponent right behind a zero"
    case duplicates =
        "RFC 8259 §4 leaves duplicate keys open: the last wins here; JSONDecoder takes the first, and never looks into the others' values"

    /// What may make Foundation accept a document that isn't read here; `inBoth` when both of its readers do.
    static func leniency(for bytes: [UInt8], inBoth: Bool) -> Self? {
        let hasMark = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]].contains { bytes.starts(with: $0 as [UInt8]) }
        if hasMark || bytes.prefix(4).contains(0) { return .encoding }
        if (try? JSONReader.read(JSONValue.self, from: withoutTrailingCommas(bytes))) != nil { return .trailingComma }
        return !inBoth && hasDuplicates(bytes) ? .duplicates : nil
    }

    /// What may make Foundation refuse a document that is read here, in numbers that duplicates hide too.
    static func strictness(for bytes: [UInt8]) -> Self? {
        var scanner = JSONScanner(bytes)
        while let token = try? scanner.next() {
            guard token.kind == .number, let number = JSONNumber(scanner.text(of: token)) else { continue }
            if number.double == nil || (number.double == 0 && number != 0) { return .range }
            if number.text.drop(while: { $0 == "-" }).lowercased().hasPrefix("0e") { return .zero }
        }
        return nil
    }

    /// What may make `JSONDecoder` read another value.
    static func otherValue(for bytes: [UInt8]) -> Self? {
        hasDuplicates(bytes) ? .duplicates : nil
    }

    /// Whether two keys of the document are the same, in one object or in two; texts are compared once they are unescaped.
    private static func hasDuplicates(_ bytes: [UInt8]) -> Bool {
        var keys: Set<String> = []
        var start: Int?
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), start != nil {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: "\"") {
                if let first = start {
                    let next = bytes[(index + 1)...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
                    let raw = Array(bytes[first...index])
                    let key = (try? JSONReader.read(String.self, from: raw)) ?? String(decoding: raw, as: UTF8.self)
                    if next == UInt8(ascii: ":"), !keys.insert(key).inserted { return true }
                    start = nil
                } else {
                    start = index
                }
            }
            index += 1
        }
        return false
    }

    private static func withoutTrailingCommas(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            if isInString {
                isInString = byte != UInt8(ascii: "\"") || isEscaped
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                let last = kept.lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
                if let last, kept[last] == UInt8(ascii: ",") { kept.remove(at: last) }
            }
            kept.append(byte)
        }
        return kept
    }
}
