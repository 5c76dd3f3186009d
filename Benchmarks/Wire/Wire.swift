import Benchmark
import WirePayloads

/// What the library runs. A name has the parts that `Tables` makes rows of: direction, place, payload, bytes.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput],
        warmupIterations: 3,
        maxDuration: .seconds(1),
        maxIterations: 1_000_000
    )
    do {
        for (place, payload) in try makePayloads().enumerated() { measure(payload, place) }
    } catch {
        Benchmark("payloads") { $0.error("the payloads can't be made: \(error)") }
    }
    measureCalls()
}

/// Both directions of a payload.
private func measure(_ payload: Payload, _ place: Int) {
    let row = "\(place)/\(payload.name)/\(payload.bytes)"
    add("read/\(row)", payload.readModels, payload.readCodable)
    if let writeModels = payload.writeModels, let writeCodable = payload.writeCodable {
        add("write/\(row)", writeModels, writeCodable)
    }
}

/// Both sides in turn, so that a machine whose speed changes from one second to the next changes both: the generated models
/// some times, for they are done sooner, and Foundation once.
private func add(_ name: String, _ generated: @escaping Payload.Work, _ foundation: @escaping Payload.Work) {
    let sides = [BenchmarkMetric.custom("generated"), .custom("Foundation"), .custom("ratio")]
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock, .throughput] + sides,
        warmupIterations: 3,
        maxDuration: .seconds(2),
        maxIterations: 1_000_000
    )
    Benchmark(name, configuration: configuration) { benchmark in
        let repetitions = 8
        do {
            let clock = ContinuousClock()
            let models = try clock.measure { for _ in 0..<repetitions { try generated() } } / repetitions
            let codable = try clock.measure { try foundation() }
            benchmark.measurement(sides[0], nanoseconds(models))
            benchmark.measurement(sides[1], nanoseconds(codable))
            benchmark.measurement(sides[2], Int((codable / models * 1000).rounded()))
        } catch {
            benchmark.error("\(error)")
        }
    }
}

private func nanoseconds(_ duration: Duration) -> Int {
    Int(duration / .nanoseconds(1))
}

/// Whole calls of generated operations, a thousand at a time.
private func measureCalls() {
    for (place, call) in Call.all.enumerated() {
        let name = "call/\(place)/\(call.name)/\(call.bytes)"
        Benchmark(name, configuration: .init(scalingFactor: .kilo)) { benchmark in
            do {
                try await call.make(benchmark.scaledIterations.count)
            } catch {
                benchmark.error("\(error)")
            }
        }
    }
}
