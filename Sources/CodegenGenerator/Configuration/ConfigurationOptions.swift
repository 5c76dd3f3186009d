import CodegenAPIModel
import CodegenDocumentTree
import CodegenLowering
import CodegenSwiftViews

/// The keys of an API beside its name and paths, in the order of the documentation.
extension ConfigurationOption {
    static let all: [ConfigurationOption] = origin + choice + names + swift + output

    /// The description's source, and its corrections.
    private static let origin: [ConfigurationOption] = [
        ConfigurationOption(
            "source", .oneOf([.pattern("^[Hh][Tt][Tt][Pp][Ss]?://"), .object(.source)]),
            "The address that `codegen fetch` downloads the description from."
        ) { reader, node, api in api.source = reader.source(node) },
        ConfigurationOption(
            "overlays", .list(.path), "OpenAPI Overlay documents that change the description, in this order."
        ) { reader, node, api in api.overlays += reader.overlays(node) },
        ConfigurationOption(
            "corrections", .map(keys: "^#", .correction),
            "Common corrections of the description, by JSON pointer; they come after the overlays."
        ) { reader, node, api in api.corrections += reader.corrections(node) },
        ConfigurationOption(
            "allow-outside", .list(.path), "Files and folders that references may name by absolute paths."
        ) { reader, node, api in api.allowsOutside += reader.strings(node, "allow-outside").map(reader.path) },
    ]

    /// The selection of operations, and the interpretation of schemas.
    private static let choice: [ConfigurationOption] = [
        ConfigurationOption("filter", .object(.filter), "Only some of the operations.") { reader, node, api in
            api.filter = reader.filter(node)
        },
        ConfigurationOption(
            "formats", .map(.choice(Primitive.allCases.map(\.rawValue))), "Other types for formats."
        ) { reader, node, api in api.formats.merge(reader.formats(node)) { $1 } },
        ConfigurationOption(
            "types", .list(.object(.typeRule)), "Existing Swift types for schemas and formats."
        ) { reader, node, api in api.types = reader.types(node) },
        ConfigurationOption(
            "pagination", .list(.object(.pagination)), "How the pages of operations follow each other."
        ) { reader, node, api in api.paginations = reader.paginations(node) },
        ConfigurationOption(
            "recognize-pages", .flag, "Whether pages are recognized without a rule; true by default."
        ) { reader, node, api in reader.flag(node, "recognize-pages").map { api.recognizesPages = $0 } },
        ConfigurationOption(
            "allow-empty", .list(.pointer), "Path parameters that may be empty."
        ) { reader, node, api in api.emptyParameters += reader.pointers(node, "allow-empty") },
        ConfigurationOption(
            "diagnostics", .list(.object(.diagnosticRule)),
            "The severity of diagnostics; the last matching rule decides."
        ) { reader, node, api in api.diagnosticRules = reader.diagnosticRules(node) },
        ConfigurationOption(
            "strict", .flag, "Whether warnings, and whatever the Swift doesn't express, are errors."
        ) { reader, node, api in reader.flag(node, "strict").map { api.isStrict = $0 } },
    ]

    /// What things are called.
    private static let names: [ConfigurationOption] = [
        ConfigurationOption("names", .map(keys: "^#/", .text), "Swift names, by JSON pointer.") { reader, node, api in
            reader.readNames(node, into: &api)
        },
        ConfigurationOption(
            "rename", .list(.object(.rename)), "Patterns that rename types, functions and cases."
        ) { reader, node, api in api.namePatterns = reader.namePatterns(node) },
        ConfigurationOption(
            "acronyms", .list(.text), "Words that are written with capitals: `NHSNumber`."
        ) { reader, node, api in api.acronyms.formUnion(reader.strings(node, "acronyms")) },
        ConfigurationOption(
            "namespace", .pattern("^[A-Z][A-Za-z0-9_]*$"), "What the names of all types and files begin with."
        ) { reader, node, api in reader.namespace(node).map { api.namespace = $0 } },
        ConfigurationOption(
            "groups", .choice(OperationGrouping.allCases.filter { $0 != .automatic }.map(\.rawValue)),
            "How operations are grouped; by default by tags, and by paths where there are none."
        ) { reader, node, api in reader.groups(node).map { api.grouping = $0 } },
    ]

    /// The Swift that comes out.
    private static let swift: [ConfigurationOption] = [
        ConfigurationOption(
            "access", .choice(AccessLevel.allCases.map(\.rawValue)),
            "Who may use the declarations; `public` by default."
        ) { reader, node, api in reader.access(node).map { api.access = $0 } },
        ConfigurationOption(
            "conformances", .list(.object(.conformanceRule)), "Protocols that models conform to beside their own."
        ) { reader, node, api in api.conformances = reader.conformances(node) },
        ConfigurationOption(
            "immutable", .flag, "Whether properties of models are `let`; false by default."
        ) { reader, node, api in reader.flag(node, "immutable").map { api.isImmutable = $0 } },
        ConfigurationOption(
            "protocols", .flag, "Whether each group of operations has a protocol, for fakes in tests; false by default."
        ) { reader, node, api in reader.flag(node, "protocols").map { api.hasProtocols = $0 } },
        ConfigurationOption(
            "server", .flag,
            "Whether a service is generated, too: a protocol for each group of operations, to implement; false by default."
        ) { reader, node, api in reader.flag(node, "server").map { api.hasServer = $0 } },
        ConfigurationOption(
            "validation", .choice(ValidationScope.allCases.map(\.rawValue)),
            "Which types can be held against the constraints of the description: those that are sent (the default with `server`), all, or none."
        ) { reader, node, api in reader.validation(node).map { api.validation = $0 } },
    ]

    /// The files.
    private static let output: [ConfigurationOption] = [
        ConfigurationOption(
            "parts",
            .oneOf([
                .list(.choice(ViewOptions.ModulePart.allCases.map(\.rawValue))), .object(.parts),
            ]),
            "Targets of their own for types with endpoints, client and service, as folders within `output`; all in one by default."
        ) { reader, node, api in reader.readParts(node, into: &api) },
        ConfigurationOption(
            "layout", .oneOf([.choice(["tags"]), .object(.layout)]),
            "Files by group, or a fixed number of them, for build tools."
        ) { reader, node, api in api.layout = reader.layout(node) },
        ConfigurationOption(
            "templates", .path, "A folder with templates that replace built-in ones of the same name."
        ) { reader, node, api in reader.path(node, "templates").map { api.templates = $0 } },
    ]
}
