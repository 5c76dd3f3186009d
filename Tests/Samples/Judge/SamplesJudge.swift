import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import Foundation

/// Makes small and complete samples of all schemas of a description, for a judge from outside: `CodegenSamplesJudge DESCRIPTION OUTPUT`.
@main
struct SamplesJudge {
    static func main() {
        do {
            try run()
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    private static func run() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { throw Failure(message: "which description, and where to write?") }
        let files = SourceFiles()
        let diagnostics = DiagnosticCollector()
        let file = files.add(path: arguments[1], bytes: Array(try Data(contentsOf: URL(fileURLWithPath: arguments[1]))))
        guard let root = DocumentReader().read(file, into: diagnostics),
            let description = Description.decode(root, in: file, diagnostics: diagnostics)
        else { throw Failure(message: "the description can't be read") }
        let judge = SamplesJudge(description: description, files: files)
        let text = JSONTreeWriter.text(of: judge.result(root))
        try Data(text.utf8).write(to: URL(fileURLWithPath: arguments[2]))
    }

    struct Failure: Error, CustomStringConvertible {
        let message: String
        var description: String { message }
    }

    let description: Description
    let files: SourceFiles

    /// The document, and each schema with its samples.
    private func result(_ root: Node) -> Node {
        let compiler = SchemaCompiler(of: description, files: files, assertsFormats: true)
        let schemas = self.schemas()
        let ids = schemas.map { compiler.compile($0.schema) }
        let compiled = compiler.schemas
        let sizes: [(String, SchemaSampler)] = [
            ("small", compiled.sampler(SampleOptions(size: .small))),
            ("complete", compiled.sampler(SampleOptions(size: .complete))),
            ("made", compiled.sampler(SampleOptions(seed: 3, size: .complete, usesExamples: false))),
        ]
        let clock = ContinuousClock()
        let rows = zip(schemas, ids).map { schema, id -> Node in
            var entries = [("name", text(schema.name)), ("schema", schema.schema.node)]
            for (name, sampler) in sizes {
                var value: Node?
                let taken = clock.measure { value = sampler.value(of: id) }
                if taken > .seconds(1) { entries.append(("slow", text("\(name) took \(taken)"))) }
                guard let value else { continue }
                entries.append((name, value))
                let evaluation = compiled.evaluate(value, by: id)
                if !evaluation.isValid {
                    entries.append(("violation", text(evaluation.violations.first?.message ?? "a limit")))
                }
            }
            return object(entries)
        }
        let dialect = description.isSwagger2 ? "2.0" : description.version == .v3_0 ? "3.0" : "3.1"
        return object([
            ("dialect", text(dialect)), ("root", root), ("schemas", Node(.array(rows), range: root.range)),
            (
                "problems",
                Node(.array(compiler.problems.map { text($0.message) }), range: root.range)
            ),
        ])
    }

    // MARK: Schemas

    private func schemas() -> [(name: String, schema: OpenAPI.Schema)] {
        var result = description.document.schemas.map { (name: $0.name, schema: $0.value) }
        for path in description.resolver.paths {
            for operation in path.value.operations {
                result += schemas(of: operation.value, in: path.value, "\(operation.name) \(path.name)")
            }
        }
        return result
    }

    private func schemas(
        of operation: OpenAPI.Operation, in item: OpenAPI.PathItem, _ name: String
    ) -> [(name: String, schema: OpenAPI.Schema)] {
        var result: [(name: String, schema: OpenAPI.Schema)] = []
        func add(_ name: String, _ schema: OpenAPI.Schema?, _ content: [OpenAPI.Named<OpenAPI.MediaType>] = []) {
            if let schema { result.append((name, schema)) }
            for entry in content {
                if let schema = entry.value.schema ?? entry.value.itemSchema {
                    result.append(("\(name) \(entry.name)", schema))
                }
            }
        }
        let inputs = description.resolver.inputs(of: operation, in: item)
        for parameter in inputs.parameters { add("\(name) \(parameter.name)", parameter.schema, parameter.content) }
        add(name, nil, inputs.body?.content ?? [])
        for entry in operation.responses {
            guard let response = description.resolver.response(entry.value) else { continue }
            add("\(name) \(entry.name)", nil, description.resolver.content(of: response, in: operation))
            for header in response.headers {
                guard let value = description.resolver.header(header.value) else { continue }
                add("\(name) \(entry.name) \(header.name)", value.schema, value.content)
            }
        }
        return result
    }

    // MARK: Nodes

    private func text(_ text: String) -> Node {
        Node(.string(text), range: SourceRange(file: SourceFileID(0), lowerBound: 0, upperBound: 0))
    }

    private func object(_ entries: [(String, Node)]) -> Node {
        let range = text("").range
        return Node(
            .object(Mapping(entries.map { Mapping.Entry(key: $0.0, keyRange: range, value: $0.1) })), range: range)
    }
}
