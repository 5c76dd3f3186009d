public import APIJSON
public import Foundation

extension URL: JSONReadable, JSONWritable {
    /// Reads a URL, absolute or relative; as one of several alternatives an absolute one that needs no escaping.
    public init(json: inout JSONReader) throws(JSONError) {
        let text = try json.readString()
        guard let url = URL(string: text), !json.isAttempting || url.scheme != nil && url.absoluteString == text else {
            throw json.mismatch(expected: "a URL", found: text)
        }
        self = url
    }

    public func write(to json: inout JSONWriter) {
        json.writeString(absoluteString)
    }
}
