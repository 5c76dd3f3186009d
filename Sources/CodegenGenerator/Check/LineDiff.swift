import CodegenDiagnostics

/// A unified diff of two texts, for people.
enum LineDiff {
    /// At most `limit` lines; what is left out is counted.
    static func text(old: [UInt8]?, new: [UInt8]?, path: String, limit: Int = 80) -> String {
        let oldLines = lines(old)
        let newLines = lines(new)
        let difference = newLines.difference(from: oldLines)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var output = ["--- \(old == nil ? "(missing)" : path)", "+++ \(new == nil ? "(no longer generated)" : path)"]
        var entries: [(text: String, isChange: Bool, line: Int)] = []
        var oldIndex = 0
        var newIndex = 0
        while oldIndex < oldLines.count || newIndex < newLines.count {
            if removed.contains(oldIndex), oldIndex < oldLines.count {
                entries.append(("-\(oldLines[oldIndex])", true, newIndex + 1))
                oldIndex += 1
            } else if inserted.contains(newIndex), newIndex < newLines.count {
                entries.append(("+\(newLines[newIndex])", true, newIndex + 1))
                newIndex += 1
            } else {
                entries.append((" \(oldLines[oldIndex])", false, newIndex + 1))
                oldIndex += 1
                newIndex += 1
            }
        }
        output += hunks(entries)
        guard output.count > limit else { return output.joined(separator: "\n") + "\n" }
        return output.prefix(limit).joined(separator: "\n") + "\n… \(output.count - limit) more lines\n"
    }

    /// Changes with two lines around them, each run under the line it starts at.
    private static func hunks(_ entries: [(text: String, isChange: Bool, line: Int)]) -> [String] {
        var shown = Array(repeating: false, count: entries.count)
        for (index, entry) in entries.enumerated() where entry.isChange {
            for near in max(0, index - 2)...min(entries.count - 1, index + 2) { shown[near] = true }
        }
        var output: [String] = []
        for index in entries.indices where shown[index] {
            if index == 0 || !shown[index - 1] { output.append("@@ line \(entries[index].line) @@") }
            output.append(PrintedText.visible(entries[index].text))
        }
        return output
    }

    private static func lines(_ bytes: [UInt8]?) -> [Substring] {
        guard let bytes else { return [] }
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
