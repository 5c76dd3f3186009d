import CodegenDiagnostics
import CodegenDocumentTree
import CodegenSchemaEvaluation

/// A schema with the files that it and its values are in.
struct Schema {
    let files = SourceFiles()
    let compiler: SchemaCompiler
    let id: SchemaID

    init(
        _ text: String, _ dialect: SchemaDialect = .draft202012, pointer: String = "", assertsFormats: Bool = false,
        direction: SchemaOptions.Direction? = nil,
        limits: SchemaLimits = .init(), documents: [String: String] = [:]
    ) {
        let files = files
        let options = SchemaOptions(
            dialect: dialect, assertsFormats: assertsFormats, direction: direction, limits: limits)
        compiler = SchemaCompiler(files: files, options: options) { address in
            documents[address].map { Self.read($0, address, files) }
        }
        id = compiler.compile(Self.read(text, "schema.yaml", files), uri: "schema.yaml", pointer: pointer)!
    }

    static func read(_ text: String, _ path: String, _ files: SourceFiles) -> Node {
        DocumentReader().read(files.add(path: path, bytes: Array(text.utf8)), into: DiagnosticCollector())!
    }

    func evaluate(_ value: String) -> SchemaEvaluation {
        compiler.schemas.evaluate(Self.read(value, "value.yaml", files), by: id)
    }

    func admits(_ value: String) -> Bool {
        let node = Self.read(value, "value.yaml", files)
        let isValid = compiler.schemas.admits(node, by: id)
        // Both ways of asking have the same answer.
        return compiler.schemas.evaluate(node, by: id).isValid == isValid && isValid
    }

    func messages(_ value: String) -> [String] { evaluate(value).violations.map(\.message) }

    /// `value.yaml:1:4` for a range.
    func place(_ range: SourceRange) -> String {
        guard let file = files[range.file] else { return "nowhere" }
        let position = file.position(ofByte: Int(range.lowerBound))
        return "\(file.path):\(position.line):\(position.column)"
    }
}
