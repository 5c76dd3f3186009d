// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "BuildTime",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "codegen", path: "../..")],
    targets: [
        // Nothing but a description: the Swift is generated at build time.
        .target(
            name: "PetStore",
            dependencies: [.product(name: "APIRuntime", package: "codegen")],
            plugins: [.plugin(name: "CodegenBuildPlugin", package: "codegen")]
        ),
        .executableTarget(name: "Shop", dependencies: ["PetStore"]),
    ]
)
