import Foundation

/// Runs work whose recursion is as deep as a description: threads of Apple's platforms have 512 KB of stack.
enum LargeStack {
    static func run<Value: Sendable, Failure: Error>(
        _ body: @escaping @Sendable () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        // Written by the thread, and read after it has ended.
        nonisolated(unsafe) var result: Result<Value, Failure>?
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            result = Result(catching: body)
            done.signal()
        }
        thread.stackSize = 16 << 20
        thread.start()
        done.wait()
        guard let result else { preconditionFailure("the thread has set it before it ended") }
        return try result.get()
    }
}
