import Foundation
import HTTPTypes

/// How callers wait for a transfer: the same for all transports that push.
extension Locked<TransferState> {
    /// Waits for the head.
    func head(onCancel cancel: @escaping @Sendable () -> Void) async throws -> HTTPResponse {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if let head = withLock({ $0.takeHead(continuation) }) { continuation.resume(with: head) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// The next piece of the body, nil at the end. Calls `resume` if the transfer was held back and continues.
    func nextPiece(
        resume: @escaping @Sendable () -> Void, onCancel cancel: @escaping @Sendable () -> Void
    ) async throws -> Data? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (result, goesOn) = withLock { $0.take(continuation) }
                if goesOn { resume() }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            cancel()
        }
    }
}
