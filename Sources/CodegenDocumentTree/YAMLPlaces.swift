import CodegenCLibYAML
import CodegenDiagnostics

/// Turns libyaml's marks, which count lines and characters, into byte offsets.
struct YAMLPlaces {
    private let file: SourceFile
    /// Offsets of the lines as libyaml counts them: NEL, LS and PS end a line too.
    private let lineStarts: [Int]
    private let isASCII: Bool
    /// Offsets within lines, by line: of each character at a multiple of `stride`, so that long lines needn't be walked.
    private let stops: [Int: [Int]]
    private static let stride = 128

    init(file: SourceFile) {
        self.file = file
        var starts = [0]
        var ascii = true
        var stops: [Int: [Int]] = [:]
        file.bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            var column = 0
            while index < bytes.count {
                let byte = bytes[index]
                if index == starts[starts.count - 1] { column = 0 }
                if byte & 0xC0 != 0x80 {
                    if column > 0, column % Self.stride == 0 { stops[starts.count - 1, default: []].append(index) }
                    column += 1
                }
                index += 1
                if byte >= 0x80 {
                    ascii = false
                    if byte == 0xC2, index < bytes.count, bytes[index] == 0x85 {
                        starts.append(index + 1)
                    } else if byte == 0xE2, index + 1 < bytes.count, bytes[index] == 0x80, bytes[index + 1] | 1 == 0xA9
                    {
                        starts.append(index + 2)
                    }
                } else if byte == 0x0A || (byte == 0x0D && (index == bytes.count || bytes[index] != 0x0A)) {
                    starts.append(index)
                }
            }
        }
        lineStarts = starts
        isASCII = ascii
        self.stops = ascii ? [:] : stops
    }

    func range(from start: yaml_mark_t, to end: yaml_mark_t) -> SourceRange {
        let lower = offset(of: start)
        return SourceRange(file: file.id, lowerBound: lower, upperBound: max(offset(of: end), lower))
    }

    private func offset(of mark: yaml_mark_t) -> Int {
        guard mark.line < lineStarts.count else { return file.bytes.count }
        let start = lineStarts[mark.line]
        guard !isASCII else { return min(start + mark.column, file.bytes.count) }
        var offset = start
        var column = mark.column
        if column >= Self.stride, let stops = stops[mark.line] {
            let passed = min(column / Self.stride, stops.count)
            offset = stops[passed - 1]
            column -= passed * Self.stride
        }
        while column > 0, offset < file.bytes.count {
            offset += 1
            while offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            column -= 1
        }
        return offset
    }
}
