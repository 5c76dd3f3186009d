import CodegenDiagnostics
import CodegenOpenAPIDocument
import CodegenSwiftViews

/// The maps of the configuration.
extension ConfigurationObject {
    static let root = ConfigurationObject(
        "the configuration",
        [ConfigurationKey("apis", .list(.object(.api)), "The APIs to generate.", isRequired: true)])

    static let api = ConfigurationObject(
        "an API",
        [
            ConfigurationKey("name", .text, "The API's name: `PetStore` makes `PetStoreClient`.", isRequired: true),
            ConfigurationKey("input", .path, "The description: YAML or JSON.", isRequired: true),
            ConfigurationKey("output", .path, "The folder that the Swift goes to.", isRequired: true),
        ] + ConfigurationOption.all.map(\.key))

    /// A file beside a single description.
    static let options = ConfigurationObject("the configuration", ConfigurationOption.all.map(\.key))

    static let source = ConfigurationObject(
        "`source`",
        [
            ConfigurationKey(
                "url", .pattern("^[Hh][Tt][Tt][Pp][Ss]?://"), "The description's address.", isRequired: true),
            ConfigurationKey(
                "headers", .map(.object(.header)),
                "Headers of the request, from environment variables; they go to this origin alone."),
            ConfigurationKey("allow-http", .flag, "Whether the address may be `http` on another machine."),
        ])

    static let header = ConfigurationObject(
        "a header",
        [
            ConfigurationKey("env", .text, "The environment variable that has the value.", isRequired: true),
            ConfigurationKey("prefix", .text, "What comes before it: `\"Bearer \"`."),
        ])

    static let correction = ConfigurationObject(
        "a correction",
        [
            ConfigurationKey("security", .choice(["optional"]), "Calls need no credentials."),
            ConfigurationKey("stream", .pattern("/"), "The media type of the stream that a success is."),
            ConfigurationKey(
                "add-status", .map(.oneOf([.text, .integer(100...599)])),
                "A further status, and the one whose response it has."),
        ])

    static let filter = ConfigurationObject(
        "`filter`",
        [
            ConfigurationKey("include", .object(.criteria), "Operations to generate; all by default."),
            ConfigurationKey("exclude", .object(.criteria), "Operations to leave out."),
        ])

    static let criteria = ConfigurationObject(
        "a filter",
        [
            ConfigurationKey("tags", .list(.text), "Any tag of an operation; `*` and `?` are wildcards."),
            ConfigurationKey("paths", .list(.text), "Paths; `*` is within a segment, `**` spans several."),
            ConfigurationKey("operations", .list(.text), "Values of `operationId`."),
            ConfigurationKey("webhooks", .list(.text), "Names of webhooks."),
            ConfigurationKey("deprecated", .flag, "Whether an operation is deprecated."),
        ])

    static let typeRule = ConfigurationObject(
        "a rule of `types`",
        [
            ConfigurationKey("schemas", .list(.text), "Names of components, or JSON pointers."),
            ConfigurationKey("formats", .list(.text), "Formats of scalars."),
            ConfigurationKey("type", .text, "The Swift type.", isRequired: true),
            ConfigurationKey("import", .text, "The module that has it."),
            ConfigurationKey("direct", .flag, "Whether it reads and writes JSON itself, rather than by `Codable`."),
        ])

    static let conformanceRule = ConfigurationObject(
        "a rule of `conformances`",
        [
            ConfigurationKey(
                "schemas", .list(.text), "Names of components, or JSON pointers; `*` is a wildcard.", isRequired: true),
            ConfigurationKey("protocols", .list(.text), "What their types conform to.", isRequired: true),
            ConfigurationKey("import", .text, "The module that has the protocols."),
        ])

    static let rename = ConfigurationObject(
        "a pattern of `rename`",
        [
            ConfigurationKey("match", .text, "A regular expression.", isRequired: true),
            ConfigurationKey("to", .text, "What a name becomes; `$1` is a group of the expression.", isRequired: true),
            ConfigurationKey(
                "of",
                .oneOf([
                    .choice(NamePattern.Kind.allCases.map(\.rawValue)),
                    .list(.choice(NamePattern.Kind.allCases.map(\.rawValue))),
                ]),
                "The kinds of names to rename; all by default."),
        ])

    static let diagnosticRule = ConfigurationObject(
        "a rule of `diagnostics`",
        [
            ConfigurationKey(
                "code", .choice(DiagnosticCode.configurable.map(\.rawValue)),
                "The code, which diagnostics have in brackets.", isRequired: true),
            ConfigurationKey(
                "severity", .choice(DiagnosticRule.severities), "The severity of such diagnostics.", isRequired: true),
            ConfigurationKey(
                "at", .oneOf([.text, .list(.text)]),
                "JSON pointers, everywhere without them; `*` is within a token, `**` spans several."),
            ConfigurationKey("reason", .text, "Why it is an exception."),
        ])

    static let parts = ConfigurationObject(
        "`parts`",
        [
            ConfigurationKey(
                "models", .pattern(ConfigurationReader.targetName), "The target of types and endpoints."),
            ConfigurationKey("client", .pattern(ConfigurationReader.targetName), "The target of the client."),
            ConfigurationKey("service", .pattern(ConfigurationReader.targetName), "The target of the service."),
        ])

    static let layout = ConfigurationObject(
        "`layout`",
        [ConfigurationKey("shards", .integer(1...64), "The number of files.", isRequired: true)])

    static let pagination = ConfigurationObject(
        "a rule of `pagination`",
        [ConfigurationKey("operations", .list(.text), "Values of `operationId`; all operations without them.")]
            + OpenAPI.Pagination.keys.map { ConfigurationKey($0.name, shape(of: $0), $0.words) })

    private static func shape(of key: OpenAPI.Pagination.Key) -> ConfigurationShape {
        switch key.value {
        case .text: .text
        case .integer: .integer(0...Int(Int32.max))
        case .flag: .flag
        }
    }
}

extension ConfigurationShape {
    /// A JSON pointer into the description.
    static let pointer = ConfigurationShape.pattern("^#/")

    /// One correction, or several.
    static let correction = ConfigurationShape.oneOf([
        .choice(simpleCorrections), .object(.correction),
        .list(.oneOf([.choice(simpleCorrections), .object(.correction)])),
    ])

    private static let simpleCorrections = ["optional", "nullable", "stream"]
}
