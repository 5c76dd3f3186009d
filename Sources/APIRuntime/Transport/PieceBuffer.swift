import Foundation

/// Pieces of a body that wait for a reader.
///
/// On Apple systems the transfer is suspended when there are too many. Foundation on Linux can't do that: it takes the
/// connection down, and sends the request again on `resume()`. There, what exceeds the memory limit waits on disk.
struct PieceBuffer {
    /// How many bytes may wait before the transfer is held back, and how few before it goes on.
    static let highWater = 1 << 20
    static let lowWater = 1 << 18

    private var pieces: [Data] = []
    private var taken = 0
    private var bytes = 0
    private var overflow: OverflowFile?
    private let maximumSpoolSize: Int64

    /// - Parameter maximumSpoolSize: How many bytes may wait on disk.
    init(maximumSpoolSize: Int64) {
        self.maximumSpoolSize = maximumSpoolSize
    }

    /// Whether the transfer should be held back.
    var isFull: Bool { bytes > Self.highWater }

    /// Whether a transfer that was held back may go on.
    var isNearlyEmpty: Bool { bytes <= Self.lowWater }

    /// Adds a piece at the end.
    mutating func append(_ piece: Data) throws {
        #if canImport(FoundationNetworking)
            if isFull || overflow?.isEmpty == false {
                let file = try overflow ?? OverflowFile(limit: maximumSpoolSize)
                overflow = file
                return try file.append(piece)
            }
        #endif
        pieces.append(piece)
        bytes += piece.count
    }

    /// Takes the first piece; nil when there is none.
    mutating func popFirst() throws -> Data? {
        guard taken < pieces.count else { return try overflow?.next() }
        let piece = pieces[taken]
        pieces[taken] = Data()
        taken += 1
        bytes -= piece.count
        if taken == pieces.count {
            pieces.removeAll(keepingCapacity: true)
            taken = 0
        }
        return piece
    }
}

#if canImport(FoundationNetworking)
    import Foundation

    /// Runs what it is given at once, on the thread that gives it.
    ///
    /// Foundation on Linux puts each piece of each body into the delegate's queue, and never waits for it: with a queue
    /// that has threads of its own, a fast server fills the memory with pieces that haven't been read. Run at once, a
    /// delegate that writes to disk holds the network back. It must not wait for the session, whose queue it is on.
    final class InlineQueue: OperationQueue, @unchecked Sendable {
        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            block()
        }
    }
#endif

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

/// A file that only this user can read, and that is deleted when it is released.
final class TemporaryFile: Sendable {
    let url: URL

    /// The prefix of this process' files.
    static let prefix = "upload-\(ProcessInfo.processInfo.processIdentifier)-"

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent(Self.prefix + UUID().uuidString)
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}

/// Writes a stream to a file, a piece at a time; throws when it has another length than it said, or more bytes than `limit`.
func spool(_ stream: BodyStream, limit: Int64) async throws -> TemporaryFile {
    let file = try TemporaryFile()
    let handle = try FileHandle(forWritingTo: file.url)
    defer { try? handle.close() }
    var reader = stream.makeReader()
    var length: Int64 = 0
    while let piece = try await reader.next() {
        try Task.checkCancellation()
        length += Int64(piece.count)
        guard length <= limit else { throw SpoolTooLarge(limit: limit) }
        try handle.write(contentsOf: piece)
    }
    if let expected = stream.length, expected != length { throw WrongBodyLength(expected: expected, found: length) }
    return file
}

/// One transfer would keep more unread bytes on disk than `URLSessionTransport` allows.
public struct SpoolTooLarge: Error, Sendable, Hashable, CustomStringConvertible {
    /// The limit in bytes.
    public let limit: Int64

    public var description: String {
        "more than \(limit) bytes would wait in a temporary file; `URLSessionTransport(maximumSpoolSize:)` sets the limit"
    }
}

/// A stream ended before or after the length that it was given with.
struct WrongBodyLength: Error, CustomStringConvertible {
    let expected: Int64
    let found: Int64

    var description: String { "the body has \(found) bytes instead of \(expected)" }
}
