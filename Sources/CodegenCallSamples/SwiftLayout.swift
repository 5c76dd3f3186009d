/// Breaks a long expression at its parentheses and brackets.
enum SwiftLayout {
    private static let width = 100

    /// The expression with an argument a line, where it is longer than a line, and so within each argument.
    static func broken(_ text: String, indent: Int = 0) -> String {
        guard indent + text.count > width, let list = outermostList(of: text), !list.elements.isEmpty else {
            return text
        }
        let spaces = String(repeating: " ", count: indent + 4)
        let lines = list.elements.map { spaces + broken($0, indent: indent + 4) }
        return list.head + "\n" + lines.joined(separator: ",\n") + "\n" + String(repeating: " ", count: indent)
            + list.tail
    }

    private struct List {
        /// Up to the opening bracket, and from the closing one on.
        let head: String
        let elements: [String]
        let tail: String
    }

    /// The last list of the text that isn't within another one: the arguments of a call.
    private static func outermostList(of text: String) -> List? {
        var (depth, isQuoted, isEscaped) = (0, false, false)
        var (start, end): (String.Index?, String.Index?)
        var commas: [String.Index] = []
        for index in text.indices {
            let character = text[index]
            if isQuoted {
                isQuoted = isEscaped || character != "\""
                isEscaped = !isEscaped && character == "\\"
                continue
            }
            switch character {
            case "\"": isQuoted = true
            case "(", "[":
                if depth == 0 { (start, end, commas) = (index, nil, []) }
                depth += 1
            case ")", "]":
                depth -= 1
                if depth == 0 { end = index }
            case "," where depth == 1: commas.append(index)
            default: break
            }
        }
        guard let start, let end, depth == 0 else { return nil }
        var elements: [String] = []
        var from = text.index(after: start)
        for comma in commas + [end] {
            elements.append(String(text[from..<comma].drop { $0 == " " }))
            if comma < end { from = text.index(after: comma) }
        }
        return List(
            head: String(text[...start]), elements: elements.filter { !$0.isEmpty }, tail: String(text[end...]))
    }
}
