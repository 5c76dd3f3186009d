import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation

/// Values for the schemas of a description, in one direction.
final class SchemaSamples {
    private let compiler: SchemaCompiler
    private let options: SampleOptions
    private var ids: [ObjectIdentifier: SchemaID] = [:]
    /// Nil after another schema has been compiled.
    private var sampler: SchemaSampler?

    init(
        _ description: Description, _ files: SourceFiles, _ direction: SchemaOptions.Direction, _ options: SampleOptions
    ) {
        compiler = SchemaCompiler(of: description, files: files, direction: direction, assertsFormats: true)
        self.options = options
    }

    func compile(_ schema: OpenAPI.Schema) {
        guard ids[ObjectIdentifier(schema)] == nil else { return }
        ids[ObjectIdentifier(schema)] = compiler.compile(schema)
        sampler = nil
    }

    func value(of schema: OpenAPI.Schema, named name: String?) -> Node? {
        guard let id = ids[ObjectIdentifier(schema)] else { return nil }
        return currentSampler().value(of: id, named: name)
    }

    /// An example without what its direction doesn't have; nil where it doesn't fit.
    func fitting(_ example: Node, _ schema: OpenAPI.Schema, isItem: Bool) -> Node? {
        guard let id = ids[ObjectIdentifier(schema)] else { return nil }
        let sampler = currentSampler()
        let items = isItem ? example.array ?? [] : [example]
        guard !isItem || example.array != nil else { return nil }
        var fitting: [Node] = []
        for item in items {
            let pruned = sampler.pruned(item, by: id)
            if sampler.admits(pruned, by: id) {
                fitting.append(pruned)
            } else if sampler.admits(item, by: id) {
                fitting.append(item)
            } else {
                return nil
            }
        }
        return isItem ? Node(.array(fitting), range: example.range) : fitting.first
    }

    private func currentSampler() -> SchemaSampler {
        if let sampler { return sampler }
        let made = compiler.sampler(options)
        sampler = made
        return made
    }
}
