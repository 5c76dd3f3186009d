// swift-tools-version: 6.1
import PackageDescription

/// A service with its storage in a database, and a program that uses all of it.
/// `swift run codegen --config Examples/PetServer/openapi/codegen.yaml` generates the targets
/// of types, client and service.
let package = Package(
    name: "PetServer",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "codegen", path: "../..", traits: ["Hummingbird"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Generated: what both sides share, and one target for each of them.
        .target(name: "PetStoreModels", dependencies: [.product(name: "APIRuntime", package: "codegen")]),
        .target(
            name: "PetStoreClient", dependencies: ["PetStoreModels", .product(name: "APIRuntime", package: "codegen")]),
        .target(
            name: "PetStoreService",
            dependencies: ["PetStoreModels", .product(name: "APIServer", package: "codegen")]),
        // Written by hand.
        .target(
            name: "PetBackend",
            dependencies: [
                "PetStoreModels", "PetStoreService", .product(name: "APIRuntime", package: "codegen"),
                .product(name: "APIServer", package: "codegen"), .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .executableTarget(
            name: "PetServer",
            dependencies: [
                "PetBackend", "PetStoreService", .product(name: "APIServer", package: "codegen"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        .executableTarget(
            name: "PetClient",
            dependencies: ["PetStoreModels", "PetStoreClient", .product(name: "APIRuntime", package: "codegen")]),
        .testTarget(
            name: "PetBackendTests",
            dependencies: [
                "PetBackend", "PetStoreModels", "PetStoreClient", "PetStoreService",
                .product(name: "APIRuntime", package: "codegen"), .product(name: "APIServer", package: "codegen"),
            ]),
    ]
)
