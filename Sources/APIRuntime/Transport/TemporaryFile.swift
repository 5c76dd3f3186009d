import Foundation

/// A file that only this user can read, and that is gone when nobody holds it any more.
final class TemporaryFile: Sendable {
    let url: URL

    /// What the names of this process' files begin with.
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

/// More bytes of one transfer would wait on disk than `URLSessionTransport` allows.
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
