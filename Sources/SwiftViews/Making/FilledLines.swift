/// The elements of a list, filled into lines.
public struct FilledLines: Sendable {
    public let lines: [String]
    /// All of it fits on one line behind what comes before.
    public let isInline: Bool

    /// One line where everything fits into `inline` columns, else as many as needed of `width` columns.
    init(_ elements: [String], inline: Int, width: Int) {
        let whole = elements.joined(separator: ", ")
        isInline = whole.count <= inline
        lines = isInline ? [whole] : Self.fill(elements, width: width)
    }

    private static func fill(_ elements: [String], width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        // Counted along: counting the line anew for each element costs more than all the rest.
        var count = 0
        for (index, element) in elements.enumerated() {
            let piece = element + (index == elements.count - 1 ? "" : ",")
            let length = piece.count
            if !line.isEmpty, count + 1 + length > width {
                lines.append(line)
                line = ""
                count = 0
            }
            count += line.isEmpty ? length : 1 + length
            line += line.isEmpty ? piece : " " + piece
        }
        return lines + [line]
    }
}
