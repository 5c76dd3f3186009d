public import Foundation
public import JSONCore

extension UUID: JSONReadable, JSONWritable {
    /// Reads 36 characters, in upper or lower case (RFC 9562, section 4).
    public init(json: inout JSONReader) throws(JSONError) {
        let text = try json.readString()
        guard let uuid = UUID(uuidString: text) else { throw json.mismatch(expected: "a UUID", found: text) }
        self = uuid
    }

    /// Writes lower case, as RFC 9562 has it.
    public func write(to json: inout JSONWriter) {
        json.writeString(uuidString.lowercased())
    }
}
