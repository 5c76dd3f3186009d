#if Hummingbird
    import APIRuntime
    import Foundation
    import HTTPTypes
    public import Hummingbird
    import NIOCore
    import ServiceLifecycle

    @available(macOS 14, iOS 17, tvOS 17, visionOS 1, *)
    extension RouterMethods {
        /// Serves a service beside the other routes: `router.register(service)`.
        ///
        /// The service gets every request below the first segments of its paths, so that it responds to unknown paths and methods there as the
        /// description has it; routes of the router that are more specific come first. A body is read as it arrives, and its limits are the
        /// service's. A stream of values, such as server-sent events, ends when the client has gone and when the server shuts down.
        @discardableResult
        public func register(_ service: some APIService) -> Self {
            let methods = Self.methods.union(service.engine.routes.map(\.operation.method))
            for path in service.engine.rootPaths.sorted().flatMap({ [$0, $0 + "/**"] }) {
                for method in methods {
                    on(RouterPath(stringLiteral: path), method: method) { request, _ in
                        await service.response(to: request)
                    }
                }
            }
            return self
        }

        private static var methods: Set<HTTPRequest.Method> {
            [.get, .head, .put, .post, .delete, .options, .patch, .trace, .named("QUERY")]
        }
    }

    extension ServiceEngine {
        /// The beginnings of the operations' paths: the base path and the first segment after it, or the base path alone where that segment
        /// has a variable.
        fileprivate var rootPaths: Set<String> {
            Set(
                routes.map { route in
                    let segment = route.operation.path.drop { $0 == "/" }.prefix { !"/?#".contains($0) }
                    let isLiteral = !segment.isEmpty && !segment.contains { "{}*".contains($0) }
                    return isLiteral ? "\(route.basePath)/\(segment)" : route.basePath
                })
        }
    }

    @available(macOS 14, iOS 17, tvOS 17, visionOS 1, *)
    extension RequestHandler {
        /// The response to a request of Hummingbird's: for a router of one's own, or a responder.
        public func response(to request: Request) async -> Response {
            let length = request.headers[.contentLength].flatMap { Int64($0) }
            let pieces = request.body.map { Data($0.readableBytesView) }
            let own = ServerRequest(
                head: request.head, body: IncomingBody(APIRuntime.ResponseBody(pieces), length: length))
            let response = await respond(to: own)
            return Response(
                status: response.head.status, headers: response.head.headerFields,
                body: response.hummingbirdBody(for: request.body))
        }
    }

    @available(macOS 14, iOS 17, tvOS 17, visionOS 1, *)
    extension ServerResponse {
        fileprivate func hummingbirdBody(for received: Hummingbird.RequestBody) -> Hummingbird.ResponseBody {
            switch body {
            case .none: return Hummingbird.ResponseBody()
            case .data(let data): return Hummingbird.ResponseBody(byteBuffer: ByteBuffer(bytes: data))
            case .stream(let pieces):
                let length = head.headerFields[.contentLength].flatMap { Int($0) }
                guard isOfValues else {
                    return Hummingbird.ResponseBody(contentLength: length) { writer in
                        try await Self.write(pieces, to: &writer)
                        try await writer.finish(nil)
                    }
                }
                return Hummingbird.ResponseBody { writer in
                    try await Self.writeValues(pieces, to: writer, besides: received)
                    try await writer.finish(nil)
                }
            }
        }

        /// Ends when the client has gone, and when the server shuts down: the next value may take forever, and nothing that would fail is
        /// written until then. Hummingbird closes the connection afterwards.
        private static func writeValues(
            _ pieces: APIRuntime.ResponseBody, to writer: any ResponseBodyWriter,
            besides received: Hummingbird.RequestBody
        ) async throws {
            let writing = Writing(writer)
            do {
                try await cancelWhenGracefulShutdown {
                    try await received.consumeWithCancellationOnInboundClose { _ in
                        try await write(pieces, to: &writing.writer)
                        writing.isComplete = true
                    }
                }
            } catch  where writing.isComplete {
                // The last value was sent when the task was cancelled.
            }
        }

        /// Used by one task at a time.
        private final class Writing: @unchecked Sendable {
            var writer: any ResponseBodyWriter
            var isComplete = false

            init(_ writer: any ResponseBodyWriter) { self.writer = writer }
        }

        /// A sequence of values, which may take long for the next one.
        private var isOfValues: Bool {
            let type = head.headerFields[.contentType].flatMap { MediaRange($0) }
            let sequences = ["text/event-stream", "application/jsonl", "application/x-ndjson", "application/json-seq"]
            return type.map { sequences.contains($0.essence) } ?? false
        }

        private static func write(
            _ pieces: APIRuntime.ResponseBody, to writer: inout any ResponseBodyWriter
        ) async throws {
            do {
                for try await piece in pieces { try await writer.write(ByteBuffer(bytes: piece)) }
            } catch {
                pieces.cancel()
                throw error
            }
        }
    }
#endif
