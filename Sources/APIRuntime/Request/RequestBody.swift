public import Foundation

/// What is sent after a request's head.
public enum RequestBody: Sendable {
    /// Nothing.
    case none

    /// Bytes in memory.
    case data(Data)

    /// A file, read while it is sent.
    case file(URL)

    /// Bytes that are made while they are sent.
    case stream(BodyStream)
}

extension RequestBody {
    /// How many bytes will be sent; nil when that is not known beforehand.
    ///
    /// A file's size is looked up in the file system, and nil when it can't be read.
    public var length: Int64? {
        switch self {
        case .none: 0
        case .data(let data): Int64(data.count)
        case .file(let url): fileSize(of: url)
        case .stream(let stream): stream.length
        }
    }

    /// Whether the body can be sent a second time.
    public var isReplayable: Bool {
        switch self {
        case .none, .data, .file: true
        case .stream(let stream): stream.isReplayable
        }
    }

    /// The bytes, piece by piece, from the start.
    public func chunks() -> BodyStream {
        switch self {
        case .none: BodyStream(segments: [])
        case .data(let data): BodyStream(segments: [.data(data)])
        case .file(let url): BodyStream(segments: [.file(url)])
        case .stream(let stream): stream
        }
    }

    /// The whole body in memory, for tests and small bodies.
    public func collect() async throws -> Data {
        switch self {
        case .none: return Data()
        case .data(let data): return data
        case .file, .stream: break
        }
        var collected = Data()
        var reader = chunks().makeReader()
        while let chunk = try await reader.next() { collected.append(chunk) }
        return collected
    }
}

/// The size of a regular file in bytes; nil when there is none.
func fileSize(of url: URL) -> Int64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes?[.type] as? FileAttributeType != .typeDirectory else { return nil }
    return (attributes?[.size] as? NSNumber)?.int64Value
}
