import ArgumentParser
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenGenerator
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation

/// `codegen validate`: holds values against the schemas of a description.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check that JSON or YAML values fit the schemas of a description.",
        discussion: """
            Each place of a value that doesn't fit is an error with the file's line and column, and a note says where the \
            schema asks for something else. Formats count. Files called .yaml or .yml are YAML, all others, and standard \
            input (-), are JSON.

              codegen validate petstore.yaml --schema Pet pet.json
              codegen validate petstore.yaml --operation createPet --request body.json
              curl -s https://example.com/pets | codegen validate petstore.yaml --operation listPets --response 200 -

            Without values the examples and defaults of the description are checked: those that don't fit are warnings.
            """
    )

    @Argument(help: "A description (Swagger 2.0 or OpenAPI 3, YAML or JSON).")
    var document: String

    @Argument(help: ArgumentHelp("Files with values; - is standard input.", valueName: "file"))
    var values: [String] = []

    @Option(
        help: ArgumentHelp(
            "The schema: its name among the components, or its JSON pointer (#/components/schemas/Pet).",
            valueName: "pointer"))
    var schema: String?

    @Option(
        help: ArgumentHelp(
            "The operation whose body the values are: its operationId, or its method and path ('GET /pets').",
            valueName: "id"))
    var operation: String?

    @Flag(help: "With --operation: the values are bodies of its request.")
    var request = false

    @Option(help: ArgumentHelp("With --operation: the values are bodies of its response.", valueName: "status"))
    var response: String?

    @Option(
        help: ArgumentHelp(
            "With --operation: the body's media type, where there are several; JSON comes first.", valueName: "type"))
    var mediaType: String?

    @Option(
        name: .customLong("overlay"),
        help: ArgumentHelp("An overlay that is applied to the description; may be repeated.", valueName: "file"))
    var overlays: [String] = []

    @Option(
        name: .customLong("allow-outside"),
        help: ArgumentHelp(
            "A folder, or a file, that references may name by absolute paths and file: addresses; may be repeated.",
            valueName: "path"))
    var allowOutside: [String] = []

    @Option(
        name: .customLong("diagnostics"),
        help: ArgumentHelp("text, json (one object a line), github or sarif.", valueName: "format"))
    var format: Reporting.Format = .text

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Flag(help: "Print nothing but errors and warnings.")
    var quiet = false

    func validate() throws {
        if schema != nil, operation != nil { throw ValidationError("Give either --schema or --operation.") }
        if operation == nil, request || response != nil || mediaType != nil {
            throw ValidationError("--request, --response and --media-type go with --operation.")
        }
        if operation != nil, request == (response != nil) {
            throw ValidationError("--operation needs either --request or --response STATUS.")
        }
        let isGiven = schema != nil || operation != nil
        if values.isEmpty, isGiven { throw ValidationError("Which values? Give a file, or - for standard input.") }
        if !values.isEmpty, !isGiven {
            throw ValidationError(
                "Which schema? Give --schema POINTER, or --operation ID with --request or --response.")
        }
    }

    func run() throws {
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        var configuration = APIConfiguration(name: "API", input: document, output: "", access: .public)
        configuration.readsStandardInput = document == "-"
        configuration.overlays = overlays.map { OverlayFile(path: $0) }
        configuration.allowsOutside = allowOutside
        let lines = generator.withDescription(of: configuration, diagnostics: diagnostics) { description in
            values.isEmpty
                ? checkExamples(description, generator, diagnostics)
                : check(description, generator, diagnostics)
        }
        let found = DiagnosticCollector(diagnostics.diagnostics.map { strict ? $0.strict : $0 }).sorted()
        Reporting.print(found, generator.sources, as: format, wholeList: "--diagnostics json lists all")
        if !quiet { for line in lines ?? [] { print(line) } }
        if found.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }

    private func checkExamples(
        _ description: Description, _ generator: Generator, _ diagnostics: DiagnosticCollector
    ) -> [String] {
        let count = ExampleCheck.run(description, files: generator.sources, diagnostics: diagnostics)
        return [
            "\(document): \(count.fitting.grouped) of \(Summary.count(count.all, "example")) and defaults fit their schemas"
        ]
    }

    /// The lines about values that fit.
    private func check(
        _ description: Description, _ generator: Generator, _ diagnostics: DiagnosticCollector
    ) -> [String] {
        guard let target = target(in: description, diagnostics) else { return [] }
        let compiler = SchemaCompiler(
            of: description, files: generator.sources, direction: target.direction, assertsFormats: true)
        let schema = compiler.compile(target.schema)
        for problem in compiler.problems { diagnostics.report(problem.diagnostic) }
        return values.compactMap { path in
            guard let file = generator.load(path, diagnostics: diagnostics),
                let value = readValue(file, diagnostics)
            else { return nil }
            let evaluation = compiler.schemas.evaluate(value, by: schema)
            for violation in evaluation.violations {
                diagnostics.report(violation.diagnostic(.error, .schemaViolation))
            }
            if let limit = evaluation.reachedLimit { diagnostics.error(.tooDeep, limit.message, at: value.range) }
            return evaluation.isValid ? "\(file.path): fits \(target.name)" : nil
        }
    }

    private func readValue(_ file: SourceFile, _ diagnostics: DiagnosticCollector) -> Node? {
        let isYAML = [".yaml", ".yml"].contains { file.path.lowercased().hasSuffix($0) }
        return isYAML ? DocumentReader().read(file, into: diagnostics) : JSONValueReader.read(file, into: diagnostics)
    }

    private func target(in description: Description, _ diagnostics: DiagnosticCollector) -> ValidationTarget? {
        let targets = ValidationTargets(description: description, document: document, diagnostics: diagnostics)
        if let schema { return targets.schema(schema) }
        guard let operation = operation.flatMap(targets.operation) else { return nil }
        if let response { return targets.response(response, of: operation, mediaType) }
        return targets.request(of: operation, mediaType)
    }
}
