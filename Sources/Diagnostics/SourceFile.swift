/// A file that diagnostics point into: its path as the user wrote it, its bytes, and where its lines start.
public final class SourceFile: Sendable {
    public let id: SourceFileID
    /// The path as it is printed.
    public let path: String
    public let bytes: [UInt8]
    private let lineStarts: [UInt32]
    /// How many Unicode scalars begin before each block of bytes: a minified file is one line of millions.
    private let scalarsBeforeBlock: [UInt32]
    private static let block = 1024

    public init(id: SourceFileID, path: String, bytes: [UInt8]) {
        self.id = id
        self.path = path
        self.bytes = bytes
        var starts: [UInt32] = [0]
        var blocks: [UInt32] = []
        var scalars: UInt32 = 0
        bytes.withUnsafeBufferPointer { buffer in
            for start in stride(from: 0, to: buffer.count, by: Self.block) {
                blocks.append(scalars)
                for index in start..<min(start + Self.block, buffer.count) {
                    if buffer[index] & 0xC0 != 0x80 { scalars += 1 }
                    if buffer[index] == UInt8(ascii: "\n") { starts.append(UInt32(index + 1)) }
                }
            }
        }
        lineStarts = starts
        scalarsBeforeBlock = blocks
    }

    /// The line and column of a byte offset; both count from one, columns count Unicode scalars.
    public func position(ofByte offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        var low = 0
        var high = lineStarts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        let scalars = scalars(before: offset) - scalars(before: Int(lineStarts[low]))
        return SourcePosition(line: low + 1, column: scalars + 1)
    }

    private func scalars(before offset: Int) -> Int {
        guard !scalarsBeforeBlock.isEmpty else { return 0 }
        let block = min(offset / Self.block, scalarsBeforeBlock.count - 1)
        return Int(scalarsBeforeBlock[block]) + bytes[block * Self.block..<offset].count { $0 & 0xC0 != 0x80 }
    }

    /// The text of a line, without its line break; lines count from one.
    public func text(ofLine line: Int) -> String { String(decoding: bytes[bounds(ofLine: line)], as: UTF8.self) }

    /// The bytes of a line, without its line break.
    func bounds(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return 0..<0 }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }
}

/// Names a source file within one run.
public struct SourceFileID: Hashable, Sendable {
    public let index: UInt32

    public init(_ index: UInt32) { self.index = index }
}

/// A place that people can find: line and column, both from one.
public struct SourcePosition: Hashable, Sendable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
