public import Foundation
public import JSONCore

extension Data: JSONReadable, JSONWritable {
    /// Reads Base64 (RFC 4648, sections 4 and 5): either alphabet, with or without padding, line breaks ignored.
    public init(json: inout JSONReader) throws(JSONError) {
        let bytes = try json.withString { (text) throws(JSONError) in Base64.decode(text) }
        guard let bytes else { throw json.mismatch(expected: "Base64") }
        self = bytes
    }

    /// Writes Base64 with padding.
    public func write(to json: inout JSONWriter) {
        json.writeString(base64EncodedString())
    }
}
