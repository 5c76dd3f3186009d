// swift-tools-version: 6.1
import PackageDescription

/// One API twice on Hummingbird: as a generated service, and as routes written by hand with `Codable`. `bash Benchmarks/run server` measures
/// both. `swift run codegen --config Benchmarks/Server/openapi/codegen.yaml` generates the service.
let package = Package(
    name: "ServerBenchmark",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "codegen", path: "../..", traits: ["Hummingbird"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        .target(
            name: "Bank",
            dependencies: [
                .product(name: "APIRuntime", package: "codegen"), .product(name: "APIServer", package: "codegen"),
            ]),
        .executableTarget(
            name: "BankServer",
            dependencies: [
                "Bank", .product(name: "APIServer", package: "codegen"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
    ]
)
