public import Foundation
public import APIJSON

extension UUID: JSONReadable, JSONWritable {
    /// Reads 36 characters, in upper or lower case (RFC 9562, section 4).
    public init(json: inout JSONReader) throws(JSONError) {
        let uuid = try json.withString { (text) throws(JSONError) in UUIDText.parse(text) }
        guard let uuid else { throw json.mismatch(expected: "a UUID") }
        self.init(uuid: uuid)
        if json.isAttempting, json.lastValueHasCapitals { json.noteInexact() }
    }

    /// Writes lower case, as RFC 9562 has it.
    public func write(to json: inout JSONWriter) {
        withUnsafeBytes(of: uuid) { uuid in
            json.writeASCII(upTo: 36) { UUIDText.print(uuid, to: $0) }
        }
    }
}
