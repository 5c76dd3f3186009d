import Foundation
import HTTPTypes

/// How much of a body has been transferred.
public struct TransferProgress: Sendable, Hashable {
    /// The operation.
    public let operation: OperationInfo

    /// How many bytes have been handed to the transport, or have arrived.
    public let bytes: Int64

    /// How many bytes there are; nil where that isn't known.
    public let total: Int64?

    public init(operation: OperationInfo, bytes: Int64, total: Int64?) {
        self.operation = operation
        self.bytes = bytes
        self.total = total
    }
}

extension ClientConfiguration {
    var reportsProgress: Bool { onUploadProgress != nil || onDownloadProgress != nil }
}

extension APIClient {
    /// Sends the request, and reports how far its body and that of a success are.
    func transmitReporting(_ request: RawRequest) async throws -> RawResponse {
        var request = request
        let operation = request.operation
        if let report = configuration.onUploadProgress, request.body.length != 0 {
            let total = request.body.length
            request.body = request.body.counted { bytes in
                report(TransferProgress(operation: operation, bytes: bytes, total: total))
            }
        }
        var response = try await transport.send(request)
        if let report = configuration.onDownloadProgress, 200..<300 ~= response.head.status.code {
            // Transports decode contents: what arrives then has another length than the header says.
            let isEncoded = response.head.headerFields[.contentEncoding].map { $0 != "identity" } ?? false
            let total = isEncoded ? nil : response.head.headerFields[.contentLength].flatMap { Int64($0) }
            response.body = response.body.counted { bytes in
                report(TransferProgress(operation: operation, bytes: bytes, total: total))
            }
        }
        return response
    }
}

/// What counts the bytes of a body: a transport that spools streams takes the body itself, and reports on its own.
final class CountedBody: Sendable {
    let body: RequestBody
    let report: @Sendable (Int64) -> Void

    init(body: RequestBody, report: @escaping @Sendable (Int64) -> Void) {
        self.body = body
        self.report = report
    }
}

extension RequestBody {
    /// The same body, whose bytes are counted while they are read: 64 KiB at a time.
    fileprivate func counted(_ report: @escaping @Sendable (Int64) -> Void) -> RequestBody {
        let chunks = chunks()
        let open: @Sendable () async throws -> @Sendable () async throws -> Data? = {
            let reader = CountingReader(chunks.makeReader(), report)
            return { try await reader.next() }
        }
        var stream = BodyStream(
            segments: [.chunks(length: length, isReplayable: isReplayable, open: open)])
        stream.counted = CountedBody(body: self, report: report)
        return .stream(stream)
    }
}

/// Reads a request's body in pieces and counts them. It is handed from task to task, and never used by two at once.
private final class CountingReader: @unchecked Sendable {
    private var reader: BodyStreamReader
    private let report: @Sendable (Int64) -> Void
    private var rest = Data()
    private var bytes: Int64 = 0

    init(_ reader: BodyStreamReader, _ report: @escaping @Sendable (Int64) -> Void) {
        self.reader = reader
        self.report = report
    }

    func next() async throws -> Data? {
        if rest.isEmpty {
            guard let more = try await reader.next() else { return nil }
            rest = more
        }
        let piece = rest.prefix(1 << 16)
        rest = rest.dropFirst(piece.count)
        bytes += Int64(piece.count)
        report(bytes)
        return Data(piece)
    }
}

extension ResponseBody {
    /// The same body, whose bytes are counted while they arrive.
    fileprivate func counted(_ report: @escaping @Sendable (Int64) -> Void) -> ResponseBody {
        let reader = CountingIterator(self, report)
        return ResponseBody(next: { try await reader.next() }, cancel: { cancel() })
    }
}

/// Reads a response's body and counts its bytes, one call at a time.
private final class CountingIterator: @unchecked Sendable {
    private let body: ResponseBody
    private var iterator: ResponseBody.Iterator?
    private let report: @Sendable (Int64) -> Void
    private var bytes: Int64 = 0

    init(_ body: ResponseBody, _ report: @escaping @Sendable (Int64) -> Void) {
        self.body = body
        self.report = report
    }

    func next() async throws -> Data? {
        var current = iterator ?? body.makeAsyncIterator()
        defer { iterator = current }
        guard let piece = try await current.next() else { return nil }
        bytes += Int64(piece.count)
        report(bytes)
        return piece
    }
}
