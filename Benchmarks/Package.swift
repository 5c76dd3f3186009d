// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "codegen", path: ".."),
        // Without its traits: counting allocations and retains would need libraries that are loaded first.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // What is read and written: generated models, the same by hand for Foundation, and values for both.
        .target(
            name: "WirePayloads",
            dependencies: [.product(name: "APIRuntime", package: "codegen")],
            path: "WirePayloads",
            exclude: ["Generated/.codegen-manifest"]
        ),
        // The library finds benchmarks in folders of a folder called Benchmarks, which is this package's.
        .executableTarget(
            name: "Wire",
            dependencies: ["WirePayloads", .product(name: "Benchmark", package: "benchmark")],
            path: "Wire",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        // Prints the measurements as the tables of RESULTS.md.
        .executableTarget(name: "Tables", path: "Tables"),
    ]
)
