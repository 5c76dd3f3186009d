#if AsyncHTTPClient
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTP1

    extension HTTPClient.Configuration {
        /// Ends connections whose server responds with a status below 100. AsyncHTTPClient handles it as an interim response, and
        /// ends the process when a body follows.
        mutating func refuseImpossibleStatus() {
            let other = http1_1ConnectionDebugInitializer
            http1_1ConnectionDebugInitializer = { channel in
                let added = channel.eventLoop.submit {
                    let pipeline = channel.pipeline.syncOperations
                    let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
                    try pipeline.addHandler(StatusCheck(), position: .after(decoder))
                }
                guard let other else { return added }
                return added.flatMap { other(channel) }
            }
        }
    }

    /// A status has three digits, of which the first is 1 or more (RFC 9110, section 15).
    struct ImpossibleStatus: Error, CustomStringConvertible {
        let status: Int

        var description: String { "the server responded with the status \(status), which doesn't exist" }
    }

    private final class StatusCheck: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPClientResponsePart
        typealias InboundOut = HTTPClientResponsePart

        private var isRefused = false

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !isRefused else { return }
            if case .head(let head) = unwrapInboundIn(data), !(100...999).contains(head.status.code) {
                isRefused = true
                context.fireErrorCaught(ImpossibleStatus(status: Int(head.status.code)))
                context.close(promise: nil)
                return
            }
            context.fireChannelRead(data)
        }
    }
#endif
