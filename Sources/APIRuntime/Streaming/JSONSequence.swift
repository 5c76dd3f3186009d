import Foundation

/// Cuts JSON text sequences (RFC 7464) into documents: each follows a record separator.
struct JSONSequence {
    private var record: [UInt8] = []

    /// Takes the next piece and returns the documents that it completes.
    mutating func push(_ piece: Data) throws -> [Data] {
        var documents: [Data] = []
        for byte in piece {
            if byte == 0x1E {
                if let document = take() { documents.append(document) }
            } else {
                record.append(byte)
            }
        }
        // A document that is followed by a line feed is complete, and needn't wait for the next one to begin.
        if record.last == 0x0A, isComplete, let document = take() { documents.append(document) }
        guard record.count <= LineSplitter.maximumLength else {
            throw ResponseError.bodyTooLarge(limit: LineSplitter.maximumLength)
        }
        return documents
    }

    /// The last document.
    mutating func finish() -> Data? {
        take()
    }

    /// Whether the brackets outside of strings are balanced.
    private var isComplete: Bool {
        var depth = 0
        var isInString = false
        var isEscaped = false
        for byte in record {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return depth == 0 && !isInString
    }

    private mutating func take() -> Data? {
        defer { record.removeAll(keepingCapacity: true) }
        let isBlank = record.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        return isBlank ? nil : Data(record)
    }
}
