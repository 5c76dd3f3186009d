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
                    // Each one writes an element of its own.
                    buffer[index] = transform(inputs[index])
                }
            }
        }
        return results.compactMap { $0 }
    }
}
