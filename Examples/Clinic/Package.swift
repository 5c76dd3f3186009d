// swift-tools-version: 6.1
import PackageDescription

/// Programs of a clinic that calls both APIs, against their generated services on this machine.
let package = Package(
    name: "Clinic",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "codegen", path: "../..", traits: ["Hummingbird"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
    ],
    targets: [
        .executableTarget(
            name: "Clinic",
            dependencies: [
                "LocalServer",
                .product(name: "HeroHealth", package: "codegen"),
                .product(name: "HeroHealthWebhooks", package: "codegen"),
                .product(name: "Heidi", package: "codegen"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]
        ),
        .target(
            name: "LocalServer",
            dependencies: [
                .product(name: "HeroHealthService", package: "codegen"),
                .product(name: "HeidiService", package: "codegen"),
                .product(name: "APIServer", package: "codegen"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
    ]
)
