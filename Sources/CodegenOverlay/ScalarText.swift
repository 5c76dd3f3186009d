package import CodegenDiagnostics
package import CodegenDocumentTree

/// Finds the characters of a string in its file, where quotation marks and escapes may be between them.
package struct ScalarText {
    private let node: Node
    private let file: SourceFile

    package init(_ node: Node, in file: SourceFile) {
        self.node = node
        self.file = file
    }

    /// The place of some of its scalars; the whole string where that can't be said, as in folded blocks.
    package func range(ofScalars wanted: Range<Int>) -> SourceRange {
        guard let text = node.string, let offsets = offsets(of: text) else { return node.range }
        let lower = offsets[min(wanted.lowerBound, offsets.count - 1)]
        let upper = offsets[min(wanted.upperBound, offsets.count - 1)]
        return SourceRange(file: file.id, lowerBound: lower, upperBound: max(upper, lower + 1))
    }

    /// The offset of each scalar, and the one after the last; nil where the file writes the text otherwise.
    private func offsets(of text: String) -> [Int]? {
        let start = Int(node.range.lowerBound)
        let end = min(Int(node.range.upperBound), file.bytes.count)
        guard start < end else { return nil }
        let quote = file.bytes[start]
        let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
        var offset = isQuoted ? start + 1 : start
        var offsets: [Int] = []
        for scalar in text.unicodeScalars {
            offsets.append(offset)
            guard offset < end else { return nil }
            let written = UTF8.encode(scalar).map(Array.init) ?? []
            if quote == UInt8(ascii: "'"), scalar == "'" {
                offset += 2
            } else if quote == UInt8(ascii: "\""), file.bytes[offset] == UInt8(ascii: "\\") {
                offset += lengthOfEscape(at: offset, end)
            } else if file.bytes[offset..<end].starts(with: written) {
                offset += written.count
            } else {
                return nil
            }
        }
        return offsets + [offset]
    }

    private func lengthOfEscape(at offset: Int, _ end: Int) -> Int {
        guard offset + 1 < end else { return 1 }
        switch file.bytes[offset + 1] {
        case UInt8(ascii: "x"): return 4
        case UInt8(ascii: "u"): return 6
        case UInt8(ascii: "U"): return 10
        default: return 2
        }
    }
}
