#if AsyncHTTPClient
    public import AsyncHTTPClient
    import Foundation
    import HTTPTypes
    import NIOCore
    import NIOHTTP1
    import NIOHTTPCompression

    /// A transport for servers: AsyncHTTPClient on SwiftNIO. It exists with the package's trait `AsyncHTTPClient`.
    ///
    /// Bodies stream in both directions without spooling, and a slow reader holds the transfer back. Redirects are
    /// followed as `URLSessionTransport` does: without credentials to other origins, never from `https` to `http`.
    public final class AsyncHTTPClientTransport: Transport {
        /// One for all clients.
        public static let shared = AsyncHTTPClientTransport()

        private let client: HTTPClient

        /// A transport with connections of its own, which end with it.
        ///
        /// Of the configuration, redirects and the time-out for reading are switched off: the transport does that itself.
        public init(configuration: HTTPClient.Configuration = AsyncHTTPClientTransport.standard) {
            var configuration = configuration
            configuration.redirectConfiguration = .disallow
            configuration.timeout.read = nil
            configuration.refuseImpossibleStatus()
            client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        }

        deinit {
            client.shutdown { _ in }
        }

        /// Compressed responses are decompressed, HTTP/2 is used where the server has it, and connections are given ten seconds.
        public static var standard: HTTPClient.Configuration {
            var configuration = HTTPClient.Configuration(decompression: .enabled(limit: .none))
            configuration.timeout.connect = .seconds(10)
            configuration.httpVersion = .automatic
            return configuration
        }

        public func send(_ request: RawRequest) async throws -> RawResponse {
            try Task.checkCancellation()
            return try await followingRedirects(request, exchange)
        }

        /// Sends the request once.
        private func exchange(_ request: RawRequest) async throws -> RawResponse {
            let progress = TransferWatch()
            let prepared = try Self.clientRequest(request, progress)
            let client = client
            let response = try await progress.limited(to: request.timeout) {
                try await client.execute(prepared, deadline: .distantFuture)
            }
            // A status of four digits is the server's fault, and none that HTTPTypes has.
            guard 100...999 ~= response.status.code else { throw ImpossibleStatus(status: Int(response.status.code)) }
            var head = HTTPResponse(
                status: .init(code: Int(response.status.code), reasonPhrase: response.status.reasonPhrase))
            for (name, value) in response.headers {
                guard let name = HTTPField.Name(name) else { continue }
                head.headerFields.append(HTTPField(name: name, value: value))
            }
            let body = AsyncHTTPClientBody(response.body, of: self, timeout: request.timeout)
            return RawResponse(
                head: head, body: ResponseBody(next: { try await body.next() }, cancel: { body.cancel() }))
        }

        private static func clientRequest(
            _ request: RawRequest, _ progress: TransferWatch
        ) throws -> HTTPClientRequest {
            guard let url = request.url else { throw HTTPClientError.invalidURL }
            var result = HTTPClientRequest(url: url.absoluteString)
            result.method = .RAW(value: request.head.method.rawValue)
            for field in request.head.headerFields where field.name != .cookie {
                result.headers.add(name: field.name.rawName, value: field.value)
            }
            // HTTPTypes keeps each cookie as a field of its own; before HTTP/2 they are one header.
            if let cookies = request.head.headerFields[.cookie] { result.headers.add(name: "Cookie", value: cookies) }
            if !result.headers.contains(name: "Accept-Encoding") {
                result.headers.add(name: "Accept-Encoding", value: "gzip, deflate")
            }
            switch request.body {
            case .none: break
            case .data(let data) where data.count <= RequestPieces.size: result.body = .bytes(ByteBuffer(bytes: data))
            case .file(let url):
                guard fileSize(of: url) != nil else { throw UnreadableFile(name: url.lastPathComponent) }
                fallthrough
            case .data, .stream:
                let pieces = RequestPieces(stream: request.body.chunks(), progress: progress)
                result.body = .stream(pieces, length: request.body.length.map { .known($0) } ?? .unknown)
            }
            return result
        }
    }

    /// A request's body as the client takes it.
    private struct RequestPieces: AsyncSequence, Sendable {
        /// How many bytes a piece has at most.
        static let size = 1 << 16

        let stream: BodyStream
        let progress: TransferWatch

        func makeAsyncIterator() -> Iterator { Iterator(reader: stream.makeReader(), progress: progress) }

        struct Iterator: AsyncIteratorProtocol {
            var reader: BodyStreamReader
            let progress: TransferWatch
            private var ahead = 0
            private var rest = Data()

            init(reader: BodyStreamReader, progress: TransferWatch) {
                self.reader = reader
                self.progress = progress
            }

            mutating func next() async throws -> ByteBuffer? {
                progress.note()
                if ahead > 1 << 20 {
                    ahead = 0
                    try await waitForEventLoops()
                }
                if rest.isEmpty {
                    guard let more = try await reader.next() else { return nil }
                    rest = more
                }
                let piece = rest.prefix(RequestPieces.size)
                rest = rest.dropFirst(piece.count)
                ahead += piece.count
                return ByteBuffer(bytes: piece)
            }

            /// The client takes pieces until an event loop tells it that the socket is full, and hands them to that loop
            /// without waiting: a body that is read faster than it is sent would wait in memory. Whatever a loop is asked for
            /// after them is done when they are written, and when the client has seen it.
            private func waitForEventLoops() async throws {
                for loop in HTTPClient.defaultEventLoopGroup.makeIterator() { try await loop.submit {}.get() }
            }
        }
    }

    /// A response's body, which ends when it is released.
    private final class AsyncHTTPClientBody: Sendable {
        /// One reader at a time uses it: `ResponseBody` can be read once.
        private final class Pieces: @unchecked Sendable {
            var iterator: HTTPClientResponse.Body.AsyncIterator
            init(_ body: HTTPClientResponse.Body) { iterator = body.makeAsyncIterator() }
        }

        private let state: Locked<(pieces: Pieces?, reading: Task<Data?, any Error>?)>
        private let timeout: Duration?
        /// Whose connections end with it.
        private let transport: AsyncHTTPClientTransport

        init(_ body: HTTPClientResponse.Body, of transport: AsyncHTTPClientTransport, timeout: Duration?) {
            self.transport = transport
            state = Locked((pieces: Pieces(body), reading: nil))
            self.timeout = timeout
        }

        func next() async throws -> Data? {
            guard let pieces = state.withLock({ $0.pieces }) else { throw CancellationError() }
            let reading = Task { [timeout] in
                try await TransferWatch().limited(to: timeout) {
                    try await pieces.iterator.next().map { Data($0.readableBytesView) }
                }
            }
            let isCancelled = state.withLock { state in
                state.reading = reading
                return state.pieces == nil
            }
            if isCancelled { reading.cancel() }
            return try await withTaskCancellationHandler {
                do {
                    return try await reading.value
                } catch {
                    throw Task.isCancelled ? CancellationError() : error
                }
            } onCancel: {
                cancel()
            }
        }

        func cancel() {
            let reading = state.withLock { state in
                state.pieces = nil
                return state.reading
            }
            reading?.cancel()
        }
    }

    /// When a transfer last got on.
    private final class TransferWatch: Sendable {
        private let last = Locked(ContinuousClock.now)

        func note() { last.withLock { $0 = .now } }

        /// Returns the result of `body`, unless nothing proceeds for too long.
        func limited<Value: Sendable>(
            to timeout: Duration?, _ body: @escaping @Sendable () async throws -> Value
        ) async throws -> Value {
            guard let timeout else { return try await body() }
            return try await withThrowingTaskGroup(of: Value?.self) { group in
                group.addTask { try await body() }
                group.addTask {
                    while true {
                        let end = self.last.withLock { $0 } + timeout
                        guard ContinuousClock.now < end else { return nil }
                        try await Task.sleep(until: end, clock: .continuous)
                    }
                }
                defer { group.cancelAll() }
                guard let first = try await group.next(), let value = first else { throw HTTPClientError.readTimeout }
                return value
            }
        }
    }
#endif
