#if Logging
    public import Logging

    /// Logs each call on swift-log: the operation, its path template, status and duration.
    ///
    /// Neither values nor headers nor bodies are logged. It exists with the package's trait `Logging`.
    public struct LoggingMiddleware: Middleware {
        private let logger: Logger
        private let level: Logger.Level
        private let failureLevel: Logger.Level

        /// - Parameters:
        ///   - level: For calls with a status below 400.
        ///   - failureLevel: For all others.
        public init(_ logger: Logger, level: Logger.Level = .debug, failureLevel: Logger.Level = .warning) {
            self.logger = logger
            self.level = level
            self.failureLevel = failureLevel
        }

        public func intercept(
            _ request: RawRequest,
            next: @Sendable (RawRequest) async throws -> RawResponse
        ) async throws -> RawResponse {
            let operation = request.operation
            let start = ContinuousClock.now
            var metadata: Logger.Metadata = [
                "operation": .string(operation.id), "method": .string(operation.method.rawValue),
                "path": .string(operation.path),
            ]
            do {
                let response = try await next(request)
                let status = response.head.status.code
                metadata["status"] = .stringConvertible(status)
                metadata["duration"] = .stringConvertible(ContinuousClock.now - start)
                logger.log(
                    level: status < 400 ? level : failureLevel, "\(operation) returned \(status)", metadata: metadata)
                return response
            } catch {
                metadata["duration"] = .stringConvertible(ContinuousClock.now - start)
                if isCancellation(error) {
                    logger.log(level: level, "\(operation) was cancelled", metadata: metadata)
                } else {
                    metadata["error"] = .string(errorKind(error))
                    logger.log(level: failureLevel, "\(operation) failed", metadata: metadata)
                }
                throw error
            }
        }
    }
#endif
