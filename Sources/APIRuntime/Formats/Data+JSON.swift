public import Foundation
public import APIJSON

extension Data: JSONReadable, JSONWritable {
    /// Reads Base64 (RFC 4648, sections 4 and 5): either alphabet, with or without padding, line breaks ignored; as one of
    /// several alternatives only what `write(to:)` writes.
    public init(json: inout JSONReader) throws(JSONError) {
        let isAttempting = json.isAttempting
        let bytes = try json.withString { (text) throws(JSONError) -> Data? in
            guard let bytes = Base64.decode(text) else { return nil }
            return !isAttempting || bytes.base64EncodedString().utf8.elementsEqual(text) ? bytes : nil
        }
        guard let bytes else { throw json.mismatch(expected: "Base64") }
        self = bytes
    }

    /// Writes Base64 with padding.
    public func write(to json: inout JSONWriter) {
        json.writeString(base64EncodedString())
    }
}
