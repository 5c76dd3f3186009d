import Foundation
import APIJSON

/// Reads a whole document of JSON; a byte order mark, which RFC 8259 lets readers ignore, is ignored here.
///
/// No bytes at all are null, where the type has one: descriptions promise bodies that servers leave out.
func readJSON<T: JSONReadable>(_ type: T.Type, from data: Data) throws(JSONError) -> T {
    do {
        // The value goes out as it is: for a `Result` of it, metadata would be looked up for every answer.
        return try data.withUnsafeBytes { bytes in try JSONReader.read(T.self, from: withoutByteOrderMark(bytes)) }
    } catch {
        return try substitute(for: error, data.withUnsafeBytes { withoutByteOrderMark($0).isEmpty })
    }
}

/// Reads a whole document, correcting the faults that the leniency allows.
func readJSON<T: JSONReadable>(
    _ type: T.Type, from data: Data, leniency: JSONLeniency, recoveries: inout [JSONRecovery]
) throws(JSONError) -> T {
    do {
        return try data.withUnsafeBytes { bytes in
            try JSONReader.read(
                T.self, from: withoutByteOrderMark(bytes), leniency: leniency, recoveries: &recoveries)
        }
    } catch {
        throw error as? JSONError ?? JSONError(kind: .syntax, expected: "a value", found: "\(error)")
    }
}

private func withoutByteOrderMark(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF else { return bytes }
    return UnsafeRawBufferPointer(rebasing: bytes[3...])
}

/// What an answer stands for that can't be read: null, when nothing is there.
@inline(never)
private func substitute<T>(for error: any Error, _ isEmpty: Bool) throws(JSONError) -> T {
    if isEmpty, let null = nullValue(of: T.self) { return null }
    throw error as? JSONError ?? JSONError(kind: .syntax, expected: "a value", found: "\(error)")
}

private func nullValue<T>(of type: T.Type) -> T? {
    if let null = JSONValue.null as? T { return null }
    return (T.self as? any ExpressibleByNilLiteral.Type).flatMap { $0.init(nilLiteral: ()) as? T }
}
