// swift-tools-version: 6.1
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
    name: "codegen",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
    products: [
        .executable(name: "codegen", targets: ["codegen"]),
        .library(name: "APIRuntime", targets: ["APIRuntime"]),
        .library(name: "APIServer", targets: ["APIServer"]),
        .library(name: "APIMock", targets: ["APIMock"]),
        .library(name: "HeroHealth", targets: ["HeroHealth"]),
        .library(name: "HeroHealthWebhooks", targets: ["HeroHealthWebhooks"]),
        .library(name: "Heidi", targets: ["Heidi"]),
        .library(name: "HeroHealthService", targets: ["HeroHealthService"]),
        .library(name: "HeidiService", targets: ["HeidiService"]),
        .plugin(name: "CodegenBuildPlugin", targets: ["CodegenBuildPlugin"]),
        .plugin(name: "CodegenCommandPlugin", targets: ["CodegenCommandPlugin"]),
    ],
    traits: [
        .trait(name: "AsyncHTTPClient", description: "AsyncHTTPClientTransport, for servers"),
        .trait(name: "Logging", description: "LoggingMiddleware, on swift-log"),
        .trait(name: "Metrics", description: "MetricsMiddleware, on swift-metrics"),
        .trait(name: "Tracing", description: "TracingMiddleware, on swift-distributed-tracing"),
        .trait(name: "Hummingbird", description: "Services on Hummingbird's router"),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
        // The sockets of the mock's HTTP server.
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        // Fetched with their trait only.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        // Shared by the generator and the runtime.
        .target(name: "APIJSON", swiftSettings: house),

        // The generator, in the order the data flows.
        .systemLibrary(
            name: "CodegenCLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "CodegenDiagnostics", dependencies: ["APIJSON"], swiftSettings: house),
        .target(
            name: "CodegenDocumentTree", dependencies: ["CodegenCLibYAML", "APIJSON", "CodegenDiagnostics"],
            swiftSettings: house),
        .target(
            name: "CodegenOpenAPIDocument",
            dependencies: ["CodegenDocumentTree", "CodegenDiagnostics"],
            exclude: ["MISTAKES.md"],
            swiftSettings: house
        ),
        .target(name: "CodegenRegularExpressions", swiftSettings: house),
        // Shared by the generator and the runtime, too.
        .target(name: "APIFormats", dependencies: ["CodegenRegularExpressions"], swiftSettings: house),
        .target(
            name: "CodegenJSONPath",
            dependencies: ["CodegenRegularExpressions", "CodegenDocumentTree", "CodegenDiagnostics"],
            swiftSettings: house
        ),
        .target(
            name: "CodegenSchemaEvaluation",
            dependencies: [
                "APIFormats", "APIJSON", "CodegenRegularExpressions", "CodegenOpenAPIDocument", "CodegenDocumentTree",
                "CodegenDiagnostics",
            ],
            exclude: ["DECISIONS.md"],
            resources: metaschemas.map { .embedInCode("Metaschemas/Texts/\($0).json") },
            swiftSettings: house
        ),
        .target(
            name: "CodegenSamples",
            dependencies: [
                "CodegenSchemaEvaluation", "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics",
            ],
            swiftSettings: house
        ),
        .target(
            name: "CodegenOverlay", dependencies: ["CodegenJSONPath", "CodegenDocumentTree", "CodegenDiagnostics"],
            swiftSettings: house),
        .target(name: "CodegenAPIModel", dependencies: ["CodegenDiagnostics"], swiftSettings: house),
        .target(
            name: "CodegenLowering",
            dependencies: [
                "APIFormats", "CodegenRegularExpressions", "CodegenOpenAPIDocument", "CodegenAPIModel",
                "CodegenDiagnostics",
            ],
            exclude: ["DECISIONS.md"],
            swiftSettings: house
        ),
        .target(name: "CodegenSwiftLanguage", swiftSettings: house),
        .target(
            name: "CodegenSwiftViews",
            dependencies: ["CodegenAPIModel", "CodegenSwiftLanguage", "CodegenDiagnostics"],
            swiftSettings: house
        ),
        .target(
            name: "CodegenTemplates",
            path: "Templates",
            resources: templates.map { .embedInCode("\($0).mustache") },
            swiftSettings: house
        ),
        .target(
            name: "CodegenTemplateRendering",
            dependencies: ["CodegenSwiftViews", "CodegenTemplates", "CodegenDiagnostics"],
            swiftSettings: house
        ),
        .target(
            name: "CodegenGenerator",
            dependencies: [
                "APIJSON", "CodegenDiagnostics", "CodegenDocumentTree", "CodegenOverlay", "CodegenOpenAPIDocument",
                "CodegenAPIModel", "CodegenLowering", "CodegenSwiftLanguage",
                "CodegenSwiftViews", "CodegenTemplates", "CodegenTemplateRendering",
            ],
            swiftSettings: house
        ),
        .target(
            name: "CodegenHTTPServer",
            dependencies: [
                "APIServer", "APIRuntime", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            swiftSettings: house
        ),
        .target(
            name: "CodegenCallSamples",
            dependencies: [
                "CodegenSamples", "CodegenSchemaEvaluation", "CodegenLowering", "CodegenSwiftViews", "CodegenAPIModel",
                "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics", "APIRuntime", "APIJSON",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: house
        ),
        .target(
            name: "CodegenFetch",
            dependencies: [
                "CodegenGenerator", "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics",
            ],
            swiftSettings: house
        ),
        .executableTarget(
            name: "codegen",
            dependencies: [
                "CodegenGenerator", "CodegenFetch", "CodegenSchemaEvaluation", "CodegenOpenAPIDocument",
                "CodegenDocumentTree", "CodegenDiagnostics", "CodegenAPIModel", "CodegenCallSamples", "CodegenMock",
                "CodegenHTTPServer",
                "APIServer", "APIRuntime", "APIJSON",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: house
        ),
        // The tool of the plugin, without ArgumentParser: that would be a quarter of its users' first build.
        .executableTarget(
            name: "CodegenBuildTool", dependencies: ["CodegenGenerator", "CodegenDiagnostics"], swiftSettings: house),
        .plugin(name: "CodegenBuildPlugin", capability: .buildTool(), dependencies: ["CodegenBuildTool"]),
        .plugin(
            name: "CodegenCommandPlugin",
            capability: .command(
                intent: .custom(verb: "codegen", description: "Generate Swift from OpenAPI descriptions"),
                permissions: [.writeToPackageDirectory(reason: "to write the generated Swift")]
            ),
            dependencies: ["codegen"]
        ),

        // Only what serves descriptions builds it.
        .target(
            name: "CodegenMock",
            dependencies: [
                "APIServer", "APIRuntime", "APIJSON", "CodegenSchemaEvaluation", "CodegenOpenAPIDocument",
                "CodegenDocumentTree", "CodegenDiagnostics", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            exclude: ["DECISIONS.md"],
            swiftSettings: house
        ),

        // The runtime and the two SDKs: never the generator's side.
        // libcurl, as Foundation has loaded it.
        .target(name: "APICurl"),
        .target(
            name: "APIRuntime",
            dependencies: [
                .target(name: "APICurl", condition: .when(platforms: [.linux])),
                "APIFormats", "CodegenRegularExpressions",
                "APIJSON", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: withAsyncHTTPClient),
                .product(name: "NIOCore", package: "swift-nio", condition: withAsyncHTTPClient),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: withAsyncHTTPClient),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras", condition: withAsyncHTTPClient),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
                .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
                .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Tracing"])),
            ],
            swiftSettings: house + [.enableExperimentalFeature("Extern")]
        ),
        // For services and the mock; SDKs don't import it.
        .target(
            name: "APIServer",
            dependencies: [
                "APIRuntime", "APIJSON", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Tracing"])),
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Hummingbird"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Hummingbird"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["Hummingbird"])),
            ],
            exclude: ["DECISIONS.md"],
            swiftSettings: house
        ),
        // The mock as a client's transport: for tests, since it brings the generator's reading of descriptions.
        .target(
            name: "APIMock",
            dependencies: [
                "APIRuntime", "APIServer", "CodegenMock", "CodegenOverlay", "CodegenOpenAPIDocument",
                "CodegenDocumentTree", "CodegenDiagnostics", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: house
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
        // The other side of both, for tests and examples: with models of their own, so that the SDKs don't depend on them.
        .target(name: "HeroHealthService", dependencies: ["APIServer", "APIRuntime"], swiftSettings: house),
        .target(name: "HeidiService", dependencies: ["APIServer", "APIRuntime"], swiftSettings: house),

        // Tests.
        .testTarget(name: "APIJSONTests", dependencies: ["APIJSON"], swiftSettings: house),
        .target(name: "CodegenLoopbackServer", path: "Tests/CodegenLoopbackServer", swiftSettings: house),
        .testTarget(
            name: "APIRuntimeTests",
            dependencies: [
                "APIRuntime", "CodegenLoopbackServer", "CodegenFuzzClient",
                .product(name: "MetricsTestKit", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
                .product(
                    name: "InMemoryTracing", package: "swift-distributed-tracing", condition: .when(traits: ["Tracing"])
                ),
            ],
            swiftSettings: house),
        .testTarget(
            name: "APIServerTests",
            dependencies: [
                "APIServer", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "MetricsTestKit", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
                .product(
                    name: "InMemoryTracing", package: "swift-distributed-tracing", condition: .when(traits: ["Tracing"])
                ),
            ],
            swiftSettings: house
        ),
        .testTarget(name: "DiagnosticsTests", dependencies: ["CodegenDiagnostics"], swiftSettings: house),
        .testTarget(
            name: "DocumentTests",
            dependencies: ["CodegenDocumentTree", "CodegenOpenAPIDocument", "CodegenDiagnostics"],
            swiftSettings: house
        ),
        .testTarget(
            name: "RegularExpressionTests", dependencies: ["CodegenRegularExpressions"], swiftSettings: house),
        .testTarget(
            name: "JSONPathTests", dependencies: ["CodegenJSONPath", "CodegenDocumentTree", "CodegenDiagnostics"],
            swiftSettings: house),
        // For `Tests/JSONPath/run`.
        .executableTarget(
            name: "CodegenJSONPathJudge",
            dependencies: ["CodegenJSONPath", "CodegenDocumentTree", "CodegenDiagnostics"],
            path: "Tests/JSONPath/Judge",
            swiftSettings: house
        ),
        .testTarget(
            name: "SchemaEvaluationTests",
            dependencies: [
                "CodegenSchemaEvaluation", "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics",
            ],
            swiftSettings: house
        ),
        // For `Tests/SchemaEvaluation/run`.
        .executableTarget(
            name: "CodegenSchemaJudge",
            dependencies: ["CodegenSchemaEvaluation", "CodegenDocumentTree", "CodegenDiagnostics"],
            path: "Tests/SchemaEvaluation/Judge",
            swiftSettings: house
        ),
        .testTarget(
            name: "SamplesTests",
            dependencies: [
                "CodegenSamples", "CodegenSchemaEvaluation", "CodegenOpenAPIDocument", "CodegenDocumentTree",
                "CodegenDiagnostics",
            ],
            swiftSettings: house
        ),
        // For `Tests/Samples/run`.
        .executableTarget(
            name: "CodegenSamplesJudge",
            dependencies: [
                "CodegenSchemaEvaluation", "CodegenOpenAPIDocument", "CodegenDocumentTree", "CodegenDiagnostics",
            ],
            path: "Tests/Samples/Judge",
            swiftSettings: house
        ),
        .testTarget(
            name: "OverlayTests", dependencies: ["CodegenOverlay", "CodegenDocumentTree", "CodegenDiagnostics"],
            swiftSettings: house),
        .testTarget(
            name: "MockTests",
            dependencies: [
                "CodegenMock", "APIServer", "APIJSON", "CodegenOpenAPIDocument", "CodegenDocumentTree",
                "CodegenDiagnostics", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: house
        ),
        .testTarget(name: "SwiftLanguageTests", dependencies: ["CodegenSwiftLanguage"], swiftSettings: house),
        // The golden cases, for the tests of single stages.
        .target(
            name: "CodegenGoldenCases",
            dependencies: [
                "CodegenLowering", "CodegenAPIModel", "CodegenOpenAPIDocument", "CodegenDocumentTree",
                "CodegenDiagnostics",
            ],
            path: "Tests/CodegenGoldenCases",
            swiftSettings: house
        ),
        .testTarget(
            name: "LoweringTests",
            dependencies: ["CodegenAPIModel", "CodegenDiagnostics", "CodegenGoldenCases"],
            swiftSettings: house
        ),
        .testTarget(
            name: "SwiftViewsTests",
            dependencies: ["CodegenSwiftViews", "CodegenAPIModel", "CodegenGoldenCases"],
            swiftSettings: house
        ),
        .testTarget(
            name: "TemplateRenderingTests",
            dependencies: ["CodegenTemplateRendering", "CodegenSwiftViews", "CodegenDiagnostics"],
            swiftSettings: house
        ),
        .testTarget(
            name: "GoldenTests",
            dependencies: ["CodegenGenerator", "CodegenDiagnostics"],
            exclude: ["Cases", "Templates"],
            swiftSettings: house
        ),
        .testTarget(
            name: "GeneratorTests",
            dependencies: ["CodegenGenerator", "CodegenDiagnostics"],
            swiftSettings: house
        ),
        .testTarget(
            name: "FetchTests",
            dependencies: [
                "CodegenFetch", "CodegenGenerator", "CodegenOpenAPIDocument", "CodegenDocumentTree",
                "CodegenDiagnostics",
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "CommandLineTests", dependencies: ["codegen", "CodegenBuildTool", "CodegenLoopbackServer"],
            exclude: ["Cases"], swiftSettings: house),
        .testTarget(
            name: "SDKTests",
            dependencies: [
                "HeroHealth", "HeroHealthWebhooks", "HeroHealthService", "Heidi", "HeidiService", "APIRuntime",
                "APIServer", "CodegenHTTPServer", "CodegenLoopbackServer", "CodegenMediaTypeCase",
                "CodegenPagesCase", "CodegenValidationCase", "CodegenWebhooksCase",
            ],
            swiftSettings: house),
        .testTarget(
            name: "HTTPServerTests",
            dependencies: [
                "CodegenHTTPServer", "APIServer", "APIRuntime",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: house),
        // What `codegen sample` writes for the SDKs, against the mock.
        .testTarget(
            name: "SampleCallTests", dependencies: ["HeroHealth", "Heidi", "APIMock", "APIRuntime"],
            swiftSettings: house),
        goldenClient("CodegenMediaTypeCase", "operations/media-types"),
        goldenClient("CodegenPagesCase", "operations/pages-recognized"),
        goldenClient("CodegenValidationCase", "validation/requests"),
        goldenClient("CodegenWebhooksCase", "operations/webhooks-by-constant"),
        .testTarget(name: "ArchitectureTests", swiftSettings: house),
        // For `Tests/Fuzz/run`; the client is also the child process of a test whose process may end.
        .executableTarget(
            name: "CodegenFuzzClient",
            dependencies: ["APIRuntime", .product(name: "HTTPTypes", package: "swift-http-types")],
            path: "Tests/Fuzz/Client",
            swiftSettings: house
        ),
        .executableTarget(
            name: "CodegenFuzzWorker",
            dependencies: ["CodegenGenerator", "CodegenAPIModel", "CodegenDocumentTree", "CodegenDiagnostics"],
            path: "Tests/Fuzz/Worker",
            swiftSettings: house
        ),
    ]
)

// The runtime with its tests alone, for a build with traits: of the rest, nothing depends on them.
if Context.environment["RUNTIME_ONLY"] != nil {
    let runtime: Set = [
        "APIJSON", "APIFormats", "CodegenRegularExpressions", "APICurl", "APIRuntime", "APIServer",
        "CodegenLoopbackServer",
        "CodegenFuzzClient", "APIRuntimeTests", "APIServerTests",
    ]
    package.targets.removeAll { !runtime.contains($0.name) }
    package.products.removeAll { !runtime.contains($0.name) }
}

var withAsyncHTTPClient: TargetDependencyCondition? { .when(traits: ["AsyncHTTPClient"]) }

/// The settings of every target; generated code has to compile with them, too.
var house: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

/// The Swift of a golden case, for tests that make its calls.
@MainActor func goldenClient(_ name: String, _ golden: String) -> Target {
    .target(
        name: name, dependencies: ["APIRuntime"], path: "Tests/GoldenTests/Cases/\(golden)/expected",
        swiftSettings: house)
}

/// The built-in templates, by name: `Templates/NAME.mustache`.
var templates: [String] {
    [
        "call", "choice", "choice-branch", "choice-line", "client", "closed-enum", "credentials", "documentation",
        "endpoint", "endpoint-coding", "extension", "failure", "group", "group-protocol", "head", "headers",
        "multipart", "no-variant", "open-enum", "outcome-cases", "outcomes", "pagination", "property", "property-value",
        "read-value", "served-endpoint", "served-group", "served-multipart", "served-outcomes", "service", "struct",
        "struct-reading", "struct-writing", "type", "union", "union-reading", "validation", "webhooks",
    ]
}

/// The metaschemas that schemas may refer to: `Sources/CodegenSchemaEvaluation/Metaschemas/Texts/NAME.json`.
var metaschemas: [String] {
    [
        "draft2020-12", "draft2020-12-applicator", "draft2020-12-content", "draft2020-12-core",
        "draft2020-12-format-annotation", "draft2020-12-format-assertion", "draft2020-12-meta-data",
        "draft2020-12-unevaluated", "draft2020-12-validation", "draft4",
    ]
}
