// swift-tools-version: 6.1
import PackageDescription

/// Small programs, one for each way to use a generated client. Each prints what it saw, and fails if that is wrong.
/// `swift run codegen --config Examples/Programs/openapi/codegen.yaml` generates what they call.
let package = Package(
    name: "Programs",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "codegen", path: "../.."),
        .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
    ],
    targets: [
        program("ViewModel"),
        program("Uploads"),
        program("Chat"),
        program("Payments"),
        program("Cluster"),
        program("TwoAPIs"),
        program("XMLOrders", [.product(name: "XMLCoder", package: "XMLCoder")]),
        .target(name: "Checks"),
    ]
)

func program(_ name: String, _ libraries: [Target.Dependency] = []) -> Target {
    let own: [Target.Dependency] = ["Checks", .product(name: "APIRuntime", package: "codegen")]
    return .executableTarget(name: name, dependencies: own + libraries)
}
