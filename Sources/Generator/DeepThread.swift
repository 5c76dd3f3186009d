import Foundation

/// Work whose depth follows the description's.
///
/// A description may nest 200 levels, and each costs a few calls on the way; threads of Apple's platforms have 512 KB, where the
/// way through an unoptimised build takes three times as much.
enum DeepThread {
    private static let stackSize = 16 << 20

    /// Runs `body` on a thread with a large stack, and waits for it.
    static func run(_ body: @escaping () -> Void) { runEach(of: 1, body) }

    /// Runs `body` on `count` such threads at once, and waits for all of them.
    static func runEach(of count: Int, _ body: @escaping () -> Void) {
        // Nobody but these threads runs it, and they are waited for.
        nonisolated(unsafe) let body = body
        let done = DispatchSemaphore(value: 0)
        for _ in 0..<count {
            let thread = Thread {
                body()
                done.signal()
            }
            thread.stackSize = stackSize
            thread.start()
        }
        for _ in 0..<count { done.wait() }
    }
}
