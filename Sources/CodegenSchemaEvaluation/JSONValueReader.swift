import APIJSON
package import CodegenDiagnostics
package import CodegenDocumentTree

/// Reads values that have to be JSON: bodies of requests, standard input.
///
/// `DocumentReader` takes a text without brackets for YAML, where `abc` is a string and `"\ud83d\ude00"` an error.
package enum JSONValueReader {
    /// The value of a file; nil for invalid JSON, which has been reported.
    ///
    /// - Parameter file: Named `….json`, so that nothing in it is taken for YAML.
    package static func read(_ file: SourceFile, into diagnostics: DiagnosticCollector) -> Node? {
        let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return DocumentReader().read(file, into: diagnostics)
        }
        var scanner = JSONScanner(file.bytes)
        do throws(JSONError) {
            var node: Node?
            while let token = try scanner.next() { node = scalar(token, scanner, file) }
            return node
        } catch {
            let range = SourceRange(file: file.id, lowerBound: error.offset, upperBound: error.offset + 1)
            diagnostics.error(
                .jsonSyntax, "not valid JSON: expected \(error.expected), found \(error.found)", at: range)
            return nil
        }
    }

    private static func scalar(_ token: JSONToken, _ scanner: JSONScanner, _ file: SourceFile) -> Node? {
        let range = SourceRange(file: file.id, lowerBound: token.range.lowerBound, upperBound: token.range.upperBound)
        let value: Node.Value? =
            switch token.kind {
            case .string: .string(scanner.text(of: token))
            case .number: .number(scanner.text(of: token))
            case .true: .bool(true)
            case .false: .bool(false)
            case .null: .null
            case .beginObject, .endObject, .beginArray, .endArray, .key: nil
            }
        return value.map { Node($0, range: range) }
    }
}
