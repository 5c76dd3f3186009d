// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Clinic",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "codegen", path: "../.."),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .executableTarget(
            name: "Clinic",
            dependencies: [
                "LocalServer",
                .product(name: "HeroHealth", package: "codegen"),
                .product(name: "Heidi", package: "codegen"),
            ]
        ),
        .target(name: "LocalServer", dependencies: [.product(name: "FlyingFox", package: "FlyingFox")]),
    ]
)
