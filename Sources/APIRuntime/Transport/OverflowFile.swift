import Foundation

/// Bytes on disk that are read in the order in which they were written; used by one thread at a time.
final class OverflowFile {
    private let file: TemporaryFile
    private let writing: FileHandle
    private let reading: FileHandle
    /// How many bytes are to be read.
    private var length = 0
    /// How long the file is, what was read included.
    private var written: Int64 = 0
    private let limit: Int64

    /// - Parameter limit: How long the file may become.
    init(limit: Int64) throws {
        self.limit = limit
        file = try TemporaryFile()
        writing = try FileHandle(forWritingTo: file.url)
        reading = try FileHandle(forReadingFrom: file.url)
    }

    deinit {
        try? writing.close()
        try? reading.close()
    }

    /// Whether everything was read.
    var isEmpty: Bool { length == 0 }

    func append(_ piece: Data) throws {
        written += Int64(piece.count)
        guard written <= limit else { throw SpoolTooLarge(limit: limit) }
        try writing.write(contentsOf: piece)
        length += piece.count
    }

    /// The next 64 KiB, or what is left; nil at the end, where the file shrinks to nothing.
    func next() throws -> Data? {
        guard length > 0 else { return nil }
        guard let piece = try reading.read(upToCount: min(length, 1 << 16)), !piece.isEmpty else {
            throw CocoaError(.fileReadUnknown)
        }
        length -= piece.count
        if length == 0 {
            try writing.truncate(atOffset: 0)
            written = 0
            try reading.seek(toOffset: 0)
        }
        return piece
    }
}
