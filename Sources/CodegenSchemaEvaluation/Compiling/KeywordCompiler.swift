import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree

/// Compiles the keywords of one schema.
struct KeywordCompiler {
    let place: SchemaPlace
    let mapping: Mapping
    let dialect: ResourceDialect
    let options: SchemaOptions
    let compiler: SchemaCompiler
    var result = Result()

    init(
        _ place: SchemaPlace, _ mapping: Mapping, _ dialect: ResourceDialect, _ options: SchemaOptions,
        _ compiler: SchemaCompiler
    ) {
        self.place = place
        self.mapping = mapping
        self.dialect = dialect
        self.options = options
        self.compiler = compiler
    }

    struct Result {
        var acceptsNull = false
        var checks: [KeywordCheck] = []
        /// Checks that have to wait for the others.
        var last: [KeywordCheck] = []
        var annotations = CollectedAnnotations()
    }

    mutating func compile() {
        if dialect.dialect.ignoresSiblingsOfReferences, let entry = mapping.entry("$ref"), entry.value.string != nil {
            return compileReference(entry)
        }
        if let keyword = dialect.dialect.nullableKeyword, let entry = mapping.entry(keyword) {
            if let flag = entry.value.bool { result.acceptsNull = flag } else { expect("a boolean", entry) }
        }
        for entry in mapping.entries {
            if compileCore(entry) { continue }
            if dialect.hasApplicators, compileApplicator(entry) { continue }
            if dialect.hasValidation, compileValidation(entry) { continue }
            compileAnnotation(entry)
            if entry.key == "format" { compileFormat(entry) }
            if dialect.hasUnevaluated { compileUnevaluated(entry) }
        }
    }

    // MARK: Writing

    mutating func add(_ rule: SchemaRule, for entry: Mapping.Entry) {
        result.checks.append(KeywordCheck(keyword: entry.key, range: entry.keyRange, rule: rule))
    }

    /// Reports a value of the wrong kind; the keyword is left out.
    mutating func expect(_ what: String, _ entry: Mapping.Entry) {
        compiler.report(entry.key, entry.value, "`\(entry.key)` has to be \(what), and is \(entry.value.article)")
    }

    // MARK: Subschemas

    mutating func subschema(_ node: Node, _ tokens: String...) -> Int {
        var inner = place
        for token in tokens.dropLast() { inner = compiler.documents.place(inner.node, under: inner, token) }
        guard let last = tokens.last else { return compiler.schema(at: inner) }
        return compiler.schema(at: compiler.documents.place(node, under: inner, last))
    }

    /// The schemas of a list; nil, and a report, for another value.
    mutating func list(_ entry: Mapping.Entry) -> [Int]? {
        guard let items = entry.value.array else {
            expect("a list of schemas", entry)
            return nil
        }
        var schemas: [Int] = []
        for (index, item) in items.enumerated() { schemas.append(subschema(item, entry.key, String(index))) }
        return schemas
    }

    /// The schemas of an object; nil, and a report, for another value.
    mutating func map(_ entry: Mapping.Entry) -> [(key: String, schema: Int)]? {
        guard let inner = entry.value.object else {
            expect("an object of schemas", entry)
            return nil
        }
        var schemas: [(String, Int)] = []
        for item in inner.entries { schemas.append((item.key, subschema(item.value, entry.key, item.key))) }
        return schemas
    }

    // MARK: References

    private mutating func compileCore(_ entry: Mapping.Entry) -> Bool {
        switch entry.key {
        case "$ref": compileReference(entry)
        case "$dynamicRef" where dialect.dialect.isModern: compileDynamicReference(entry)
        default: return false
        }
        return true
    }

    private mutating func compileReference(_ entry: Mapping.Entry) {
        guard let target = resolve(entry) else { return }
        add(.reference(compiler.schema(at: target)), for: entry)
    }

    private mutating func compileDynamicReference(_ entry: Mapping.Entry) {
        guard let target = resolve(entry), let text = entry.value.string else { return }
        let schema = compiler.schema(at: target)
        let name = ExactText(URIReference(text).decodedFragment ?? "")
        // Only a dynamic anchor in the same place makes the reference dynamic.
        guard compiler.documents.resources[target.resource].dynamicAnchors[name] != nil else {
            return add(.reference(schema), for: entry)
        }
        compiler.useDynamicAnchor(name)
        add(.dynamicReference(name, schema), for: entry)
    }

    /// Whether a property is there only in the other direction, by its schema or what that refers to.
    func isOnlyInOtherDirection(_ property: String) -> Bool {
        guard dialect.dialect.isOpenAPI, let direction = options.direction else { return false }
        let flag = direction == .request ? "readOnly" : "writeOnly"
        var schema = mapping["properties"]?.object?[property]?.object
        var resource = place.resource
        // A few references in a row; more would be a circle.
        for _ in 0..<8 {
            if schema?[flag]?.bool == true { return true }
            guard let reference = schema?["$ref"], let text = reference.string,
                let target = compiler.target(of: text, at: reference.range, from: resource)
            else { return false }
            (schema, resource) = (target.node.object, target.resource)
        }
        return false
    }

    private mutating func resolve(_ entry: Mapping.Entry) -> SchemaPlace? {
        guard let text = entry.value.string else {
            expect("a reference", entry)
            return nil
        }
        guard let target = compiler.target(of: text, at: entry.value.range, from: place.resource) else {
            compiler.report(entry.key, entry.value, "unresolved reference `\(text)`")
            return nil
        }
        return target
    }

    mutating func addLast(_ rule: SchemaRule, for entry: Mapping.Entry) {
        result.last.append(KeywordCheck(keyword: entry.key, range: entry.keyRange, rule: rule))
    }
}
