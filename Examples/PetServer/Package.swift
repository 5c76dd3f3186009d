// swift-tools-version: 6.1
import PackageDescription

/// A service with its storage in a database, and a program that uses all of it.
/// `swift run codegen --config Examples/PetServer/openapi/codegen.yaml` generates what both share: models, client and service.
let package = Package(
    name: "PetServer",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "codegen", path: "../..", traits: ["Hummingbird"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Generated, for both sides.
        .target(
            name: "PetStore",
            dependencies: [
                .product(name: "APIRuntime", package: "codegen"), .product(name: "APIServer", package: "codegen"),
            ]),
        .target(
            name: "PetService",
            dependencies: [
                "PetStore", .product(name: "APIRuntime", package: "codegen"),
                .product(name: "APIServer", package: "codegen"), .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .executableTarget(
            name: "PetServer",
            dependencies: [
                "PetStore", "PetService", .product(name: "APIServer", package: "codegen"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        .executableTarget(
            name: "PetClient", dependencies: ["PetStore", .product(name: "APIRuntime", package: "codegen")]),
        .testTarget(
            name: "PetServiceTests",
            dependencies: ["PetStore", "PetService", .product(name: "APIRuntime", package: "codegen")]),
    ]
)
