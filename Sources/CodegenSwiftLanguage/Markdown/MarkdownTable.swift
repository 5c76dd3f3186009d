/// A table of HTML as one of Markdown, or as a list where that would be too wide to read.
struct MarkdownTable {
    /// Where the output ends before the table.
    let start: Int
    private(set) var isOpen = false
    private var rows: [[String]] = []
    private var hasHeading = false

    init(start: Int) { self.start = start }

    mutating func beginRow() { rows.append([]) }

    mutating func beginCell(isHeading: Bool = false) {
        if rows.isEmpty { beginRow() }
        if isHeading, rows.count == 1 { hasHeading = true }
        isOpen = true
    }

    mutating func endCell(_ text: ArraySlice<UInt8>) {
        guard isOpen else { return }
        isOpen = false
        let words = String(decoding: text.trimmed, as: UTF8.self)
        rows[rows.count - 1].append(words)
    }

    /// The lines; those after the first one are indented.
    func text(indent: Int) -> String {
        let rows = rows.filter { row in row.contains { !$0.isEmpty } }
        guard let first = rows.first else { return "" }
        let margin = "\n" + String(repeating: " ", count: indent)
        let columns = rows.map(\.count).max() ?? 0
        let width = rows.map { $0.reduce(1) { $0 + $1.count + 3 } }.max() ?? 0
        guard columns > 1, columns <= 8, width + indent <= 100, rows.count > 1 else {
            return list(hasHeading && rows.count > 1 ? Array(rows.dropFirst()) : rows, hasHeading ? first : [])
                .joined(separator: margin)
        }
        var lines = rows.map { row in
            let cells = row.map { $0.replacing("|", with: "\\|") } + Array(repeating: "", count: columns - row.count)
            return "| " + cells.joined(separator: " | ") + " |"
        }
        lines.insert("|" + String(repeating: " --- |", count: columns), at: 1)
        return lines.joined(separator: margin)
    }

    /// `- first cell: second cell`, or with the headings of further cells.
    private func list(_ rows: [[String]], _ headings: [String]) -> [String] {
        if rows.count == 1, rows[0].count == 1 { return rows[0] }
        return rows.map { row in
            let first = row.first ?? ""
            let others = row.enumerated().dropFirst().compactMap { index, cell -> String? in
                guard !cell.isEmpty else { return nil }
                let heading = row.count > 2 && headings.indices.contains(index) ? headings[index] : ""
                return heading.isEmpty ? cell : "\(heading): \(cell)"
            }
            let separator = first.isEmpty || others.isEmpty ? "" : first.last == ":" ? " " : ": "
            return "- " + first + separator + others.joined(separator: "; ")
        }
    }
}
