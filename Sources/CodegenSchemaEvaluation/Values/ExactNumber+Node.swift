import APIFormats
import CodegenDocumentTree

extension ExactNumber {
    /// The number of a node; nil for other values.
    init?(_ node: Node) {
        guard case .number(let text) = node.value else { return nil }
        // `0x1F` and `0o17` of YAML.
        let isPrefixed = text.utf8.dropFirst().first.map { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "o") } ?? false
        self.init(json: isPrefixed ? node.valueText ?? text : text)
    }

    /// Whether a node is a number without a fraction: `3`, and also `3.0`.
    static func isInteger(_ node: Node) -> Bool {
        guard case .number(let text) = node.value else { return false }
        if text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") }) { return true }
        return ExactNumber(node)?.isInteger == true
    }
}
