#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs work whose recursion is as deep as the description.
///
/// A description may nest 200 levels, and each costs a few calls on the way; threads of Apple's platforms have 512 KB, where the
/// way through an unoptimised build takes three times as much.
package enum LargeStackThread {
    private static let stackSize = 16 << 20

    /// Runs `body` on a thread with a large stack, and waits for it.
    package static func run(_ body: @escaping () -> Void) { runEach(of: 1, body) }

    #if canImport(Glibc)
        /// Runs `body` on `count` such threads at once, and waits for all of them.
        ///
        /// The system's own threads: all of Foundation would be loaded for its.
        static func runEach(of count: Int, _ body: @escaping () -> Void) {
            // Without its initializer: which module that is in depends on the order in which libyaml's headers and the system's
            // are read, and `MemberImportVisibility` wants to know.
            let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
            pthread_attr_init(attributes)
            pthread_attr_setstacksize(attributes, stackSize)
            defer {
                pthread_attr_destroy(attributes)
                attributes.deallocate()
            }
            var threads: [pthread_t] = []
            for _ in 0..<count {
                let work = Unmanaged.passRetained(Work(body))
                var thread = pthread_t()
                let failure = pthread_create(
                    &thread, attributes,
                    { context in
                        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
                        return nil
                    }, work.toOpaque())
                if failure == 0 {
                    threads.append(thread)
                } else {
                    // No more threads can be created: the current one does the work.
                    work.takeRetainedValue().body()
                }
            }
            for thread in threads { pthread_join(thread, nil) }
        }

        private final class Work {
            let body: () -> Void

            init(_ body: @escaping () -> Void) { self.body = body }
        }
    #else
        /// Runs `body` on `count` such threads at once, and waits for all of them.
        static func runEach(of count: Int, _ body: @escaping () -> Void) {
            // Only these threads run it, and the caller waits for them.
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
    #endif
}

/// Maps an array on several threads; the results keep its order.
enum ParallelMap {
    /// - Parameter weight: How much work an input is, by a guess: the heaviest come first, so that no thread is left alone
    ///   with one of them in the end.
    static func run<Input, Output: Sendable>(
        _ inputs: [Input],
        jobs: Int,
        weight: (Input) -> Int,
        _ transform: @escaping (Input) -> Output
    ) -> [Output] {
        guard jobs > 1, inputs.count > 1 else { return inputs.map(transform) }
        let weights = inputs.map(weight)
        let order = inputs.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }
        var results = [Output?](repeating: nil, count: inputs.count)
        results.withUnsafeMutableBufferPointer { buffer in
            let lock = Lock()
            let buffer = buffer
            var next = 0
            LargeStackThread.runEach(of: min(jobs, inputs.count)) {
                while true {
                    let position = lock.withLock {
                        next += 1
                        return next - 1
                    }
                    guard position < order.count else { return }
                    let index = order[position]
                    // Each iteration writes its own element.
                    buffer[index] = transform(inputs[index])
                }
            }
        }
        return results.compactMap { $0 }
    }
}

/// Lets one thread at a time run a closure.
final class Lock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init() {
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func withLock<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
