import CodegenDiagnostics
import CodegenDocumentTree
import Foundation

/// A description as JSON on one line, for mutations that know its structure.
enum DocumentJSON {
    static func text(ofDocumentAt path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let file = SourceFiles().add(path: path, bytes: [UInt8](data))
        return DocumentReader().read(file, into: DiagnosticCollector()).map(text)
    }

    private static func text(_ node: Node) -> String {
        switch node.value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number: number(node.valueText ?? "0")
        case .string(let text): string(text)
        case .array(let items): "[" + items.map(text).joined(separator: ",") + "]"
        case .object(let mapping):
            "{" + mapping.entries.map { string($0.key) + ":" + text($0.value) }.joined(separator: ",") + "}"
        }
    }

    private static func number(_ text: String) -> String {
        if let whole = Int64(text) { return String(whole) }
        return Double(text).flatMap { $0.isFinite ? "\($0)" : nil } ?? "0"
    }

    private static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _
            where scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x2029).contains(scalar.value)
                || scalar.value == 0x85:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
