import Benchmark
import WirePayloads

/// What the library runs. A name has the parts that `Tables` makes rows of: direction, place, payload, bytes, side.
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

/// Both sides one after the other, so that what else the machine does weighs on both.
private func measure(_ payload: Payload, _ place: Int) {
    let row = "\(place)/\(payload.name)/\(payload.bytes)"
    add("read/\(row)/generated", payload.readModels)
    add("read/\(row)/Foundation", payload.readCodable)
    add("write/\(row)/generated", payload.writeModels)
    add("write/\(row)/Foundation", payload.writeCodable)
}

private func add(_ name: String, _ work: Payload.Work?) {
    guard let work else { return }
    Benchmark(name) { benchmark in
        do {
            try work()
        } catch {
            benchmark.error("\(error)")
        }
    }
}

/// Whole calls of generated operations, a thousand at a time.
private func measureCalls() {
    for (place, call) in Call.all.enumerated() {
        let name = "call/\(place)/\(call.name)/\(call.bytes)/generated"
        Benchmark(name, configuration: .init(scalingFactor: .kilo)) { benchmark in
            do {
                try await call.make(benchmark.scaledIterations.count)
            } catch {
                benchmark.error("\(error)")
            }
        }
    }
}
