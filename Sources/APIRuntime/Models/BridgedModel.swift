public import APIJSON
import Foundation

/// An existing type that `types` of the configuration has for a schema: its `Codable` conformance reads and writes JSON.
///
/// Reading directly is faster: prefer `JSONReadable` and `JSONWritable` for frequent types.
public protocol BridgedModel: Codable, JSONReadable, JSONWritable {}

extension BridgedModel {
    public init(json: inout JSONReader) throws(JSONError) {
        let value = try JSONValue(json: &json)
        let bytes = try JSONWriter.bytes(of: value)
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(bytes))
        } catch {
            throw json.mismatch(expected: "a value that `\(Self.self)` decodes")
        }
        // Another alternative of a union that keeps all of the value wins.
        if json.isAttempting, (try? encoded()) != value { json.noteInexact() }
    }

    public func write(to json: inout JSONWriter) {
        do {
            try encoded().write(to: &json)
        } catch {
            json.fail(expected: "a value that `\(Self.self)` encodes", found: "one that it doesn't")
        }
    }

    private func encoded() throws -> JSONValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try JSONReader.read(from: Array(encoder.encode(self)))
    }
}
