// swift-tools-version: 6.1
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
    name: "codegen",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
    products: [
        .executable(name: "codegen", targets: ["codegen"]),
        .library(name: "APIRuntime", targets: ["APIRuntime"]),
        .library(name: "HeroHealth", targets: ["HeroHealth"]),
        .library(name: "HeroHealthWebhooks", targets: ["HeroHealthWebhooks"]),
        .library(name: "Heidi", targets: ["Heidi"]),
        .plugin(name: "CodegenBuildPlugin", targets: ["CodegenBuildPlugin"]),
        .plugin(name: "CodegenCommandPlugin", targets: ["CodegenCommandPlugin"]),
    ],
    traits: [
        .trait(name: "AsyncHTTPClient", description: "AsyncHTTPClientTransport, for servers"),
        .trait(name: "Logging", description: "LoggingMiddleware, on swift-log"),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
        // With a trait only; nobody else fetches them.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // Shared by the generator and the runtime.
        .target(name: "JSONCore", swiftSettings: house),

        // The generator, in the order the data flows.
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "Diagnostics", dependencies: ["JSONCore"], swiftSettings: house),
        .target(name: "DocumentTree", dependencies: ["CLibYAML", "JSONCore", "Diagnostics"], swiftSettings: house),
        .target(
            name: "OpenAPIDocument",
            dependencies: ["DocumentTree", "Diagnostics"],
            exclude: ["MISTAKES.md"],
            swiftSettings: house
        ),
        .target(name: "APIModel", dependencies: ["Diagnostics"], swiftSettings: house),
        .target(
            name: "Lowering",
            dependencies: ["OpenAPIDocument", "APIModel", "Diagnostics"],
            exclude: ["DECISIONS.md"],
            swiftSettings: house
        ),
        .target(name: "SwiftLanguage", swiftSettings: house),
        .target(
            name: "SwiftViews",
            dependencies: ["APIModel", "SwiftLanguage", "Diagnostics"],
            swiftSettings: house
        ),
        .target(
            name: "Templates",
            path: "Templates",
            resources: templates.map { .embedInCode("\($0).mustache") },
            swiftSettings: house
        ),
        .target(
            name: "TemplateRendering",
            dependencies: ["SwiftViews", "Templates", "Diagnostics"],
            swiftSettings: house
        ),
        // libcurl, loaded when a document is fetched.
        .target(name: "CFetch"),
        .target(
            name: "Generator",
            dependencies: [
                .target(name: "CFetch", condition: .when(platforms: [.linux])),
                "JSONCore", "Diagnostics", "DocumentTree", "OpenAPIDocument", "APIModel", "Lowering", "SwiftLanguage",
                "SwiftViews", "Templates", "TemplateRendering",
            ],
            swiftSettings: house
        ),
        .executableTarget(
            name: "codegen",
            dependencies: [
                "Generator", "Diagnostics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: house
        ),
        // What the plugin runs; without ArgumentParser, which would be a quarter of its users' first build of the tool.
        .executableTarget(
            name: "CodegenBuildTool", dependencies: ["Generator", "Diagnostics"], swiftSettings: house),
        .plugin(name: "CodegenBuildPlugin", capability: .buildTool(), dependencies: ["CodegenBuildTool"]),
        .plugin(
            name: "CodegenCommandPlugin",
            capability: .command(
                intent: .custom(verb: "codegen", description: "Generate Swift from OpenAPI descriptions"),
                permissions: [.writeToPackageDirectory(reason: "to write the generated Swift")]
            ),
            dependencies: ["codegen"]
        ),

        // The runtime and the two SDKs: never the generator's side.
        // libcurl, as Foundation has loaded it.
        .target(name: "CCurl"),
        .target(
            name: "APIRuntime",
            dependencies: [
                .target(name: "CCurl", condition: .when(platforms: [.linux])),
                "JSONCore", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: withAsyncHTTPClient),
                .product(name: "NIOCore", package: "swift-nio", condition: withAsyncHTTPClient),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: withAsyncHTTPClient),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras", condition: withAsyncHTTPClient),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
            ],
            swiftSettings: house + [.enableExperimentalFeature("Extern")]
        ),
        .target(name: "HeroHealth", dependencies: ["APIRuntime"], swiftSettings: house),
        // Apart, since swift-crypto takes longer to build than all the rest.
        .target(
            name: "HeroHealthWebhooks",
            dependencies: [
                "APIRuntime", "HeroHealth",
                .product(name: "Crypto", package: "swift-crypto", condition: .when(platforms: [.linux])),
            ],
            swiftSettings: house
        ),
        .target(name: "Heidi", dependencies: ["APIRuntime"], swiftSettings: house),

        // Tests.
        .testTarget(name: "JSONCoreTests", dependencies: ["JSONCore"], swiftSettings: house),
        .target(name: "LoopbackServer", path: "Tests/LoopbackServer", swiftSettings: house),
        .testTarget(
            name: "APIRuntimeTests", dependencies: ["APIRuntime", "LoopbackServer", "FuzzClient"],
            swiftSettings: house),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: house),
        .testTarget(
            name: "DocumentTests",
            dependencies: ["DocumentTree", "OpenAPIDocument", "Diagnostics"],
            swiftSettings: house
        ),
        .testTarget(name: "SwiftLanguageTests", dependencies: ["SwiftLanguage"], swiftSettings: house),
        // The golden cases, for the tests of single stages.
        .target(name: "GoldenCases", path: "Tests/GoldenCases", swiftSettings: house),
        .testTarget(
            name: "LoweringTests",
            dependencies: ["Lowering", "APIModel", "OpenAPIDocument", "DocumentTree", "Diagnostics", "GoldenCases"],
            swiftSettings: house
        ),
        .testTarget(
            name: "SwiftViewsTests",
            dependencies: [
                "SwiftViews", "Lowering", "APIModel", "OpenAPIDocument", "DocumentTree", "Diagnostics", "GoldenCases",
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "TemplateRenderingTests",
            dependencies: ["TemplateRendering", "SwiftViews", "Diagnostics"],
            swiftSettings: house
        ),
        .testTarget(
            name: "GoldenTests",
            dependencies: ["Generator", "Diagnostics"],
            exclude: ["Cases", "Templates"],
            swiftSettings: house
        ),
        .testTarget(
            name: "GeneratorTests",
            dependencies: ["Generator", "Diagnostics", "LoopbackServer"],
            swiftSettings: house
        ),
        .testTarget(
            name: "CommandLineTests", dependencies: ["codegen", "CodegenBuildTool"], exclude: ["Cases"],
            swiftSettings: house),
        .testTarget(
            name: "SDKTests", dependencies: ["HeroHealth", "HeroHealthWebhooks", "Heidi", "APIRuntime", "LoopbackServer"],
            swiftSettings: house),
        .testTarget(name: "ArchitectureTests", swiftSettings: house),
        // What `Tests/Fuzz/run` drives; the client is also the child process of a test whose process may end.
        .executableTarget(
            name: "FuzzClient",
            dependencies: ["APIRuntime", .product(name: "HTTPTypes", package: "swift-http-types")],
            path: "Tests/Fuzz/Client",
            swiftSettings: house
        ),
        .executableTarget(
            name: "FuzzWorker",
            dependencies: ["Generator", "APIModel", "DocumentTree", "Diagnostics"],
            path: "Tests/Fuzz/Worker",
            swiftSettings: house
        ),
    ]
)

var withAsyncHTTPClient: TargetDependencyCondition? { .when(traits: ["AsyncHTTPClient"]) }

/// What every target is compiled with; generated code has to pass it too.
var house: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

/// The built-in templates, by name: `Templates/NAME.mustache`.
var templates: [String] {
    [
        "call", "choice", "choice-branch", "choice-line", "client", "closed-enum", "credentials", "documentation",
        "endpoint", "endpoint-coding", "head", "headers", "models", "multipart",
        "no-variant", "open-enum", "operations", "pagination", "property", "property-value", "read-value", "struct", "struct-reading",
        "struct-writing", "type", "union", "union-reading", "webhooks",
    ]
}
