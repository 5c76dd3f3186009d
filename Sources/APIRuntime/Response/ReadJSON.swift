import Foundation
import JSONCore

/// Reads a whole document of JSON; a byte order mark, which RFC 8259 lets readers ignore, is ignored here.
///
/// No bytes at all are null, where the type has one: descriptions promise bodies that servers leave out.
func readJSON<T: JSONReadable>(_ type: T.Type, from data: Data) throws(JSONError) -> T {
    let data = data.first == 0xEF && data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    if data.isEmpty, let null = nullValue(of: T.self) { return null }
    let result = data.withUnsafeBytes { bytes in
        Result { () throws(JSONError) in try JSONReader.read(T.self, from: bytes) }
    }
    return try result.get()
}

private func nullValue<T>(of type: T.Type) -> T? {
    if let null = JSONValue.null as? T { return null }
    return (T.self as? any ExpressibleByNilLiteral.Type).flatMap { $0.init(nilLiteral: ()) as? T }
}
