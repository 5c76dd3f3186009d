import APIFormats
package import CodegenDiagnostics
package import CodegenDocumentTree
package import CodegenOpenAPIDocument

/// Compiles schemas into a graph in which references are resolved, so that values are evaluated fast.
///
///     let compiler = SchemaCompiler(files: files, dialect: .openAPI31)
///     let pet = compiler.compile(root, uri: "openapi.yaml", pointer: "/components/schemas/Pet")
///     let evaluation = compiler.schemas.evaluate(value, by: pet)
///
/// Values are nodes, as schemas are: `JSONValueReader.read(files.add(path: "body.json", bytes: bytes), into: diagnostics)` reads JSON,
/// `DocumentReader` YAML, too.
package final class SchemaCompiler {
    let options: SchemaOptions
    /// Where references are resolved as they are everywhere; nil for schemas outside of descriptions.
    private let description: Description?
    var documents: SchemaDocuments
    private var compiled: [CompiledSchema] = []
    private var indices: [SchemaDocuments.PlaceKey: Int] = [:]
    private var queue: [(index: Int, place: SchemaPlace)] = []
    /// By name: the schemas of resources that have such a dynamic anchor.
    private var dynamicAnchors: [ExactText: [Int: Int]] = [:]
    private var anonymous = 0
    private var found: [SchemaProblem] = []

    /// - Parameters:
    ///   - files: Where the metaschemas are added when a schema refers to them, so that their places can be printed.
    ///   - source: The document at an address that a schema refers to; nil where there is none. It is asked once for each.
    package convenience init(
        files: SourceFiles, options: SchemaOptions = .init(), source: @escaping (String) -> Node? = { _ in nil }
    ) {
        self.init(files: files, options: options, description: nil, source: source)
    }

    init(files: SourceFiles, options: SchemaOptions, description: Description?, source: @escaping (String) -> Node?) {
        self.options = options
        self.description = description
        documents = SchemaDocuments(files: files, source: source)
    }

    package convenience init(files: SourceFiles, dialect: SchemaDialect) {
        self.init(files: files, options: .init(dialect: dialect))
    }

    /// Compiles a schema and all that it refers to.
    ///
    /// - Parameters:
    ///   - root: The document: a schema, or a description of an API.
    ///   - uri: The document's address, which references are relative to. Documents without one are distinct.
    ///   - pointer: Where the schema is in the document.
    /// - Returns: Nil if the pointer leads nowhere.
    package func compile(_ root: Node, uri: String = "", pointer: String = "") -> SchemaID? {
        var address = uri
        if uri.isEmpty {
            anonymous += 1
            address = "urn:schema:\(anonymous)"
        }
        let resource = documents.add(root, uri: address, dialect: ResourceDialect(options.dialect))
        guard let place = documents.place(at: JSONPointerText.tokens(pointer), in: resource) else { return nil }
        let index = schema(at: place)
        compileQueue()
        return SchemaID(index: index)
    }

    /// Compiles a schema of the description that the compiler was made for, and all that it refers to.
    package func compile(_ schema: OpenAPI.Schema) -> SchemaID {
        guard let description else { preconditionFailure("the compiler was made for a description") }
        let index = self.schema(at: place(description.location(of: schema)))
        compileQueue()
        return SchemaID(index: index)
    }

    /// All that has been compiled.
    package var schemas: CompiledSchemas {
        CompiledSchemas(
            graph: SchemaGraph(schemas: compiled, dynamicAnchors: dynamicAnchors), limits: options.limits,
            direction: options.direction)
    }

    /// The keywords that can't be evaluated, in the order in which they were found.
    package var problems: [SchemaProblem] { documents.problems + found }

    // MARK: The queue

    /// The index of a schema; it is compiled later, so that schemas may refer to themselves.
    func schema(at place: SchemaPlace) -> Int {
        let key = SchemaDocuments.PlaceKey(place.document, place.pointer)
        if let known = indices[key] { return known }
        let index = compiled.count
        indices[key] = index
        compiled.append(CompiledSchema(location: "", range: place.node.range, resource: place.resource))
        queue.append((index, place))
        return index
    }

    private func compileQueue() {
        while let (index, place) = queue.popLast() {
            compile(place, index)
            if queue.isEmpty { addDynamicAnchors() }
        }
    }

    private func compile(_ place: SchemaPlace, _ index: Int) {
        let location = documents.uris[place.document] + "#" + place.pointer
        var result = KeywordCompiler.Result()
        var isFalse = false
        switch place.node.value {
        case .bool(let flag): isFalse = !flag
        case .object(let mapping):
            let dialect = documents.resources[place.resource].dialect
            var keywords = KeywordCompiler(place, mapping, dialect, options, self)
            keywords.compile()
            result = keywords.result
        case .null, .number, .string, .array:
            report("", place.node, "a schema is an object or a boolean, and this is \(place.node.article)")
        }
        compiled[index] = CompiledSchema(
            location: location, range: place.node.range, resource: place.resource, isFalse: isFalse,
            acceptsNull: result.acceptsNull, needsEvaluated: !result.last.isEmpty, checks: result.checks + result.last,
            annotations: result.annotations.made)
    }

    // MARK: References

    /// The target of a `$ref` in a resource; nil where there is none.
    func target(of reference: String, at range: SourceRange, from resource: Int) -> SchemaPlace? {
        if let target = description?.target(of: reference, at: range) { return place(target) }
        return documents.resolve(reference, from: resource)
    }

    private func place(_ location: SchemaLocation) -> SchemaPlace {
        let root = documents.add(location.root, uri: location.address, dialect: ResourceDialect(options.dialect))
        return documents.place(of: location.node, at: location.tokens, in: root)
    }

    func report(_ keyword: String, _ node: Node, _ message: String) {
        found.append(SchemaProblem(keyword, node, message))
    }

    // MARK: Dynamic references

    /// Remembers that the schemas with such a dynamic anchor are asked for.
    func useDynamicAnchor(_ name: ExactText) {
        if dynamicAnchors[name] == nil { dynamicAnchors[name] = [:] }
    }

    /// Resources may be loaded after a dynamic reference was found.
    private func addDynamicAnchors() {
        for name in dynamicAnchors.keys {
            for (index, resource) in documents.resources.enumerated() where dynamicAnchors[name]?[index] == nil {
                guard let place = resource.dynamicAnchors[name] else { continue }
                let schema = schema(at: place)
                dynamicAnchors[name]?[index] = schema
            }
        }
    }
}

/// Names a schema among those that a compiler has compiled.
package struct SchemaID: Hashable, Sendable {
    let index: Int
}

/// How schemas are read, and how much evaluating them may take.
package struct SchemaOptions: Sendable {
    /// The dialect of documents that name no metaschema.
    package var dialect: SchemaDialect
    /// Whether `format` is held against values; otherwise it is an annotation.
    package var assertsFormats: Bool
    /// Where the values come from: OpenAPI requires properties that are `readOnly` only in responses, and `writeOnly` ones only in
    /// requests. Nil requires all of them.
    package var direction: Direction?
    package var limits: SchemaLimits

    package enum Direction: Sendable {
        case request
        case response
    }

    package init(
        dialect: SchemaDialect = .draft202012, assertsFormats: Bool = false, direction: Direction? = nil,
        limits: SchemaLimits = .init()
    ) {
        self.dialect = dialect
        self.assertsFormats = assertsFormats
        self.direction = direction
        self.limits = limits
    }
}

extension Node {
    /// The kind with its article: `an array`.
    var article: String {
        switch value {
        case .null: "null"
        case .array: "an array"
        case .object: "an object"
        case .bool: "a boolean"
        case .number: ExactNumber.isInteger(self) ? "an integer" : "a number"
        case .string: "a string"
        }
    }
}
