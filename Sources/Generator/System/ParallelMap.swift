/// Maps an array on several threads; the results keep its order.
enum ParallelMap {
    static func run<Input, Output: Sendable>(
        _ inputs: [Input],
        jobs: Int,
        _ transform: @escaping (Input) -> Output
    ) -> [Output] {
        guard jobs > 1, inputs.count > 1 else { return inputs.map(transform) }
        var results = [Output?](repeating: nil, count: inputs.count)
        results.withUnsafeMutableBufferPointer { buffer in
            let lock = Lock()
            let buffer = buffer
            var next = 0
            DeepThread.runEach(of: min(jobs, inputs.count)) {
                while true {
                    let index = lock.withLock {
                        next += 1
                        return next - 1
                    }
                    guard index < inputs.count else { return }
                    // Each one writes an element of its own.
                    buffer[index] = transform(inputs[index])
                }
            }
        }
        return results.compactMap { $0 }
    }
}
