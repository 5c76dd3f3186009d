import CodegenAPIModel

extension Outcome.Status {
    /// `200`, `2XX` or `default`.
    init?(_ text: String) {
        if text.lowercased() == "default" {
            self = .default
        } else if let code = Int(text), (100...599).contains(code) {
            self = .code(code)
        } else if text.count == 3, text.lowercased().hasSuffix("xx"), let digit = text.first?.wholeNumberValue,
            (1...5).contains(digit)
        {
            self = .range(digit)
        } else {
            return nil
        }
    }
}
