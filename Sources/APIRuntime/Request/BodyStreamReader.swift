public import Foundation

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
