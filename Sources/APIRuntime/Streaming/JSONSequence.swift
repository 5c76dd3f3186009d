import Foundation

/// Cuts JSON text sequences (RFC 7464) into documents: each follows a record separator.
///
/// A number, `true`, `false` or `null` without whitespace after it may have been cut off, and is dropped (section 2.4);
/// any other text that was cut off is no JSON, which its reader tells.
struct JSONSequence {
    private var record: [UInt8] = []

    /// Where in its text the record ends: how many brackets are open outside of strings.
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// Takes the next piece and returns the documents that it completes.
    mutating func push(_ piece: Data) throws -> [Data] {
        var documents: [Data] = []
        for byte in piece {
            if byte == 0x1E {
                if let document = take() { documents.append(document) }
            } else {
                record.append(byte)
                follow(byte)
            }
        }
        // A document that is followed by a line feed is complete, and needn't wait for the next one to begin.
        if record.last == 0x0A, depth == 0, !isInString, let document = take() { documents.append(document) }
        guard record.count <= LineSplitter.maximumLength else {
            throw ResponseError.bodyTooLarge(limit: LineSplitter.maximumLength)
        }
        return documents
    }

    /// The last document.
    mutating func finish() -> Data? {
        take()
    }

    private mutating func follow(_ byte: UInt8) {
        if isInString {
            isInString = byte != UInt8(ascii: "\"") || isEscaped
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
    }

    private mutating func take() -> Data? {
        defer {
            record.removeAll(keepingCapacity: true)
            (depth, isInString, isEscaped) = (0, false, false)
        }
        guard let first = record.first(where: { !Self.isBlank($0) }), let last = record.last else { return nil }
        let delimitsItself = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"")
        return delimitsItself || Self.isBlank(last) ? Data(record) : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
