import Dispatch

/// Maps an array on several threads; the results keep its order.
enum ParallelMap {
    static func run<Input, Output: Sendable>(_ inputs: [Input], jobs: Int, _ transform: (Input) -> Output) -> [Output] {
        guard jobs > 1, inputs.count > 1 else { return inputs.map(transform) }
        var results = [Output?](repeating: nil, count: inputs.count)
        results.withUnsafeMutableBufferPointer { buffer in
            // Each iteration writes an element of its own.
            nonisolated(unsafe) let buffer = buffer
            nonisolated(unsafe) let inputs = inputs
            nonisolated(unsafe) let transform = transform
            DispatchQueue.concurrentPerform(iterations: inputs.count) { index in
                buffer[index] = transform(inputs[index])
            }
        }
        return results.compactMap { $0 }
    }
}
