import Foundation
import JSONCore

/// Reads a whole document of JSON; a byte order mark, which RFC 8259 lets readers ignore, is ignored here.
func readJSON<T: JSONReadable>(_ type: T.Type, from data: Data) throws(JSONError) -> T {
    let data = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    let result = data.withUnsafeBytes { bytes in
        Result { () throws(JSONError) in try JSONReader.read(T.self, from: bytes) }
    }
    return try result.get()
}
