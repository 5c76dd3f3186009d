/// A file that diagnostics point into: its path as the user wrote it, its bytes, and where its lines start.
public final class SourceFile: Sendable {
    public let id: SourceFileID
    /// The path as it is printed.
    public let path: String
    public let bytes: [UInt8]
    private let lineStarts: [UInt32]

    public init(id: SourceFileID, path: String, bytes: [UInt8]) {
        self.id = id
        self.path = path
        self.bytes = bytes
        var starts: [UInt32] = [0]
        bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") { starts.append(UInt32(index + 1)) }
        }
        lineStarts = starts
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
        let scalars = bytes[Int(lineStarts[low])..<offset].count { $0 & 0xC0 != 0x80 }
        return SourcePosition(line: low + 1, column: scalars + 1)
    }

    /// The text of a line, without its line break; lines count from one.
    public func text(ofLine line: Int) -> String {
        guard line >= 1, line <= lineStarts.count else { return "" }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
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
