#if canImport(FoundationNetworking)
    import Foundation

    /// Runs what it is given at once, on the thread that gives it.
    ///
    /// Foundation on Linux puts each piece of each body into the delegate's queue, and never waits for it: with a queue
    /// that has threads of its own, a fast server fills the memory with pieces that nobody has looked at. Run at once, a
    /// delegate that writes to disk holds the network back. It must not wait for the session, whose queue it is on.
    final class InlineQueue: OperationQueue, @unchecked Sendable {
        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            block()
        }
    }
#endif
