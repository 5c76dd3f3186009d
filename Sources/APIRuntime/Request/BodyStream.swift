public import Foundation

/// Request bytes that are made while they are sent: from a sequence, or from segments in memory and on disk.
public struct BodyStream: Sendable {
    /// How many bytes it has; nil when that is not known beforehand.
    public let length: Int64?

    /// Whether it can be read from the start again.
    public let isReplayable: Bool

    let segments: [BodySegment]

    /// Set if the stream counts the bytes of another body.
    var counted: CountedBody?

    init(segments: [BodySegment]) {
        self.segments = segments
        isReplayable = segments.allSatisfy(\.isReplayable)
        var length: Int64? = 0
        for segment in segments {
            guard let sum = length, let more = segment.length else {
                length = nil
                break
            }
            length = sum + more
        }
        self.length = length
    }

    /// Sends what a sequence gives. It is read once, so that a call with it can't be repeated.
    ///
    /// `length` becomes the `Content-Length`, where it is known; another number of bytes is an error then.
    public init<Source: AsyncSequence & Sendable>(
        _ source: Source,
        length: Int64? = nil
    ) where Source.Element == Data {
        let once = IteratorBox(source.makeAsyncIterator())
        let open: @Sendable () async throws -> @Sendable () async throws -> Data? = {
            try once.begin()
            return { try await once.next() }
        }
        self.init(segments: [.chunks(length: length, isReplayable: false, open: open)])
    }

    /// Sends the bytes of a stream that `open` makes for each attempt: a function that returns the next bytes, and nil at the end.
    public init(
        length: Int64? = nil,
        open: @escaping @Sendable () async throws -> @Sendable () async throws -> Data?
    ) {
        self.init(segments: [.chunks(length: length, isReplayable: true, open: open)])
    }

    /// Starts reading from the start.
    public func makeReader() -> BodyStreamReader {
        BodyStreamReader(segments)
    }
}

/// The pieces in a loop: `for try await piece in call.body.chunks()`.
extension BodyStream: AsyncSequence {
    public typealias Element = Data

    public func makeAsyncIterator() -> Iterator {
        Iterator(reader: makeReader())
    }

    /// Reads the pieces.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var reader: BodyStreamReader

        /// The next bytes, never empty; nil at the end.
        public mutating func next() async throws -> Data? { try await reader.next() }
    }
}

/// A part of a body.
enum BodySegment: Sendable {
    case data(Data)
    case file(URL)
    case chunks(
        length: Int64?,
        isReplayable: Bool,
        open: @Sendable () async throws -> @Sendable () async throws -> Data?
    )

    var length: Int64? {
        switch self {
        case .data(let data): Int64(data.count)
        case .file(let url): fileSize(of: url)
        case .chunks(let length, _, _): length
        }
    }

    var isReplayable: Bool {
        switch self {
        case .data, .file: true
        case .chunks(_, let isReplayable, _): isReplayable
        }
    }
}

/// An iterator that is handed from task to task, and never used by two at once.
final class IteratorBox<Iterator: AsyncIteratorProtocol>: @unchecked Sendable {
    private var iterator: Iterator
    private let hasBegun = Locked(false)

    init(_ iterator: Iterator) {
        self.iterator = iterator
    }

    /// Throws when the stream has been read before: the rest would pass for the whole body.
    func begin() throws {
        let isFirst = hasBegun.withLock { hasBegun in
            defer { hasBegun = true }
            return !hasBegun
        }
        guard isFirst else { throw ResponseBody.AlreadyRead() }
    }

    func next() async throws -> Iterator.Element? {
        try await iterator.next()
    }
}

/// Reads a request body piece by piece, 64 KiB of a file at a time.
public struct BodyStreamReader {
    private var segments: ArraySlice<BodySegment>
    private var file: FileHandle?
    private var nextChunk: (@Sendable () async throws -> Data?)?

    init(_ segments: [BodySegment]) {
        self.segments = segments[...]
    }

    /// The next bytes, never empty; nil at the end.
    public mutating func next() async throws -> Data? {
        while true {
            if let data = try await nextOfSegment() {
                if !data.isEmpty { return data }
                continue
            }
            guard let segment = segments.popFirst() else { return nil }
            switch segment {
            case .data(let data): if !data.isEmpty { return data }
            case .file(let url): file = try FileHandle(forReadingFrom: url)
            case .chunks(_, _, let open): nextChunk = try await open()
            }
        }
    }

    private mutating func nextOfSegment() async throws -> Data? {
        if let file {
            if let data = try file.read(upToCount: 1 << 16), !data.isEmpty { return data }
            try file.close()
            self.file = nil
        }
        if let nextChunk {
            if let data = try await nextChunk() { return data }
            self.nextChunk = nil
        }
        return nil
    }
}
