/// Lays out the lists of a line: on the line itself where it fits, else on lines of their own.
///
/// A list is rendered within its line first, and where its elements are is noted. A line that turns out to be too long is
/// written again: its first list with an element a line, indented, and the rest on a line that is laid out as well.
///
///     init(id: Int, name: String? = nil) {          init(
///                                                       id: Int,
///                                                       name: String? = nil
///                                                   ) {
struct LineLayout {
    /// The number of columns that a line should not exceed.
    private static let width = 120
    private static let step = 4

    /// The lists of the current line, outer ones before those within them.
    private var lists: [List] = []
    /// The positions of the lists that elements are being added to, innermost last.
    private var open: [Int] = []
    /// Where the current line begins.
    private var start = 0

    private struct List {
        var range: Range<Int>
        let isFilled: Bool
        /// Without the commas between them.
        var elements: [Range<Int>] = []
        /// How many lists are around it.
        let depth: Int
    }

    // MARK: Noting

    /// Begins a list, or goes on with the one that ended right there.
    mutating func beginList(at offset: Int, isFilled: Bool) {
        let depth = open.count
        if let last = lists.lastIndex(where: { $0.depth == depth }), lists[last].range.upperBound == offset,
            lists[last].isFilled == isFilled, open.last.map({ $0 < last }) ?? true
        {
            open.append(last)
        } else {
            open.append(lists.count)
            lists.append(List(range: offset..<offset, isFilled: isFilled, depth: depth))
        }
    }

    /// The innermost list has elements already.
    var needsComma: Bool { open.last.map { !lists[$0].elements.isEmpty } ?? false }

    mutating func addElement(_ range: Range<Int>) {
        if let list = open.last { lists[list].elements.append(range) }
    }

    mutating func endList(at offset: Int) {
        guard let list = open.popLast() else { return }
        lists[list].range = lists[list].range.lowerBound..<offset
    }

    // MARK: Laying out

    /// Lays out the line that ends where `output` does; nothing else of it changes.
    mutating func endLine(of output: inout [UInt8]) {
        if !lists.isEmpty {
            if output.count - start > Self.width { layOut(&output) }
            lists.removeAll(keepingCapacity: true)
            open.removeAll(keepingCapacity: true)
        }
        // The line's end follows.
        start = output.count + 1
    }

    private func layOut(_ output: inout [UInt8]) {
        let line = Array(output[start...])
        output.removeLast(line.count)
        let indentation = line.prefix { $0 == UInt8(ascii: " ") }.count
        var writer = LineWriter(line: line, start: start, lists: lists, output: output)
        output = []
        writer.write(start + indentation..<start + line.count, indentation: indentation, depth: 0)
        output = writer.output
    }

    /// Writes a line as several ones.
    private struct LineWriter {
        let line: [UInt8]
        /// Where the line began in the output.
        let start: Int
        let lists: [List]
        var output: [UInt8]
        private var isFirst = true

        init(line: [UInt8], start: Int, lists: [List], output: [UInt8]) {
            self.line = line
            self.start = start
            self.lists = lists
            self.output = output
        }

        /// Writes a part of the line, followed by `end`, on one line or, where it is too long, on several.
        ///
        /// - Parameter depth: Lists within fewer others are laid out already.
        mutating func write(_ range: Range<Int>, end: String = "", indentation: Int, depth: Int) {
            let range = trimmed(range)
            guard !range.isEmpty || !end.isEmpty else { return }
            guard indentation + columns(range) + end.utf8.count > LineLayout.width,
                let list = firstList(in: range, depth: depth)
            else {
                writeLine(range, end: end, indentation: indentation)
                return
            }
            let head = trimmed(range.lowerBound..<list.range.lowerBound)
            if !head.isEmpty { writeLine(head, end: "", indentation: indentation) }
            if list.isFilled {
                fill(list.elements, indentation: indentation + LineLayout.step)
            } else {
                for (index, element) in list.elements.enumerated() {
                    let comma = index < list.elements.count - 1 ? "," : ""
                    write(element, end: comma, indentation: indentation + LineLayout.step, depth: list.depth + 1)
                }
            }
            write(list.range.upperBound..<range.upperBound, end: end, indentation: indentation, depth: depth)
        }

        /// Writes as many elements on each line as it holds.
        private mutating func fill(_ elements: [Range<Int>], indentation: Int) {
            var column = LineLayout.width
            for (index, element) in elements.enumerated() {
                let comma = index < elements.count - 1 ? "," : ""
                let length = columns(element) + comma.utf8.count
                if column + 1 + length <= LineLayout.width {
                    output.append(UInt8(ascii: " "))
                    column += 1 + length
                    write(element, comma)
                } else {
                    writeLine(element, end: comma, indentation: indentation)
                    column = indentation + length
                }
            }
        }

        private mutating func writeLine(_ range: Range<Int>, end: String, indentation: Int) {
            if !isFirst { output.append(UInt8(ascii: "\n")) }
            isFirst = false
            output += repeatElement(UInt8(ascii: " "), count: indentation)
            write(range, end)
        }

        private mutating func write(_ range: Range<Int>, _ end: String) {
            output += line[range.lowerBound - start..<range.upperBound - start]
            output += end.utf8
        }

        /// The first list of a part of the line, outer ones first.
        private func firstList(in range: Range<Int>, depth: Int) -> List? {
            var low = 0
            var high = lists.count
            while low < high {
                let middle = (low + high) / 2
                if lists[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
            }
            let candidates = lists[low...].prefix { $0.range.lowerBound < range.upperBound }.filter {
                $0.depth >= depth && $0.range.upperBound <= range.upperBound
            }
            // An empty list is broken between its parentheses, as the last resort.
            return candidates.first { !$0.elements.isEmpty }
                ?? candidates.first { $0.range.lowerBound > range.lowerBound }
        }

        private func trimmed(_ range: Range<Int>) -> Range<Int> {
            let bytes = line[range.lowerBound - start..<range.upperBound - start]
            guard let first = bytes.firstIndex(where: { $0 != UInt8(ascii: " ") }),
                let last = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") })
            else { return range.upperBound..<range.upperBound }
            return first + start..<last + 1 + start
        }

        /// Characters rather than bytes.
        private func columns(_ range: Range<Int>) -> Int {
            line[range.lowerBound - start..<range.upperBound - start].count { $0 & 0xC0 != 0x80 }
        }
    }
}
