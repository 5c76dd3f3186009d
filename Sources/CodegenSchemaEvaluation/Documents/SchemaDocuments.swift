import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree

/// A document, or a schema in it with an identifier of its own: what references and anchors are relative to.
struct SchemaResource {
    /// The absolute address, without a fragment.
    let uri: String
    let document: Int
    /// Where the resource is in its document.
    let pointer: String
    let node: Node
    let dialect: ResourceDialect
    /// The values with `$anchor` or `$dynamicAnchor`.
    var anchors: [ExactText: SchemaPlace] = [:]
    var dynamicAnchors: [ExactText: SchemaPlace] = [:]
}

/// A value in a document, taken as a schema.
struct SchemaPlace {
    let document: Int
    /// From the document's root.
    let pointer: String
    let node: Node
    /// The innermost resource around it.
    let resource: Int
}

/// The documents that schemas refer to, with the resources and anchors in them.
struct SchemaDocuments {
    private let files: SourceFiles
    private let source: (String) -> Node?
    private(set) var resources: [SchemaResource] = []
    /// Nil for addresses that have no document.
    private var resourcesByURI: [ExactText: Int?] = [:]
    private(set) var resourcesByPlace: [PlaceKey: Int] = [:]
    var subtypesByDocument: [Int: [ExactText: [SchemaPlace]]] = [:]
    private(set) var uris: [String] = []
    private(set) var problems: [SchemaProblem] = []

    init(files: SourceFiles, source: @escaping (String) -> Node?) {
        self.files = files
        self.source = source
    }

    /// A place in a document.
    struct PlaceKey: Hashable {
        let document: Int
        let pointer: ExactText

        init(_ document: Int, _ pointer: String) {
            self.document = document
            self.pointer = ExactText(pointer)
        }
    }

    // MARK: Documents

    /// Adds a document under the address that it has been read from, unless there is one: the resource of its root.
    mutating func add(_ root: Node, uri: String, dialect: ResourceDialect) -> Int {
        let address = URIReference(uri).address
        if let known = resourcesByURI[ExactText(address)] ?? nil { return known }
        let document = uris.count
        uris.append(address)
        let isSchema = root.object.map { $0["openapi"] == nil && $0["swagger"] == nil } ?? true
        // Files of an OpenAPI description hold anything: path items, parameters, schemas.
        let isWalkedAsSchema = isSchema && !dialect.dialect.isOpenAPI
        let own = self.dialect(
            declaredBy: root, by: isSchema ? "$schema" : "jsonSchemaDialect", else: dialect, at: address)
        let resource = addResource(
            uri: address, SchemaPlace(document: document, pointer: "", node: root, resource: 0), own)
        if isWalkedAsSchema { walk(root, "", resource) } else { walkAll(root, "", resource) }
        // The root's own identifier has taken its place; both addresses lead there.
        let outcome = resourcesByPlace[PlaceKey(document, "")] ?? resource
        resourcesByURI[ExactText(address)] = outcome
        return outcome
    }

    private mutating func addResource(uri: String, _ place: SchemaPlace, _ dialect: ResourceDialect) -> Int {
        resources.append(
            SchemaResource(
                uri: uri, document: place.document, pointer: place.pointer, node: place.node, dialect: dialect))
        let index = resources.count - 1
        if (resourcesByURI[ExactText(uri)] ?? nil) == nil { resourcesByURI[ExactText(uri)] = index }
        resourcesByPlace[PlaceKey(place.document, place.pointer)] = index
        return index
    }

    /// The resource at an address; it may have to be loaded.
    private mutating func resource(at address: String, dialect: ResourceDialect) -> Int? {
        if let known = resourcesByURI[ExactText(address)] { return known }
        // Loading may come here again: a metaschema describes itself.
        guard let root = Metaschemas.document(address, in: files) ?? source(address) else {
            resourcesByURI[ExactText(address)] = .some(nil)
            return nil
        }
        return add(root, uri: address, dialect: dialect)
    }

    /// Registers the subschemas of a schema that have an identifier or an anchor.
    private mutating func walk(_ node: Node, _ pointer: String, _ outer: Int) {
        guard let mapping = node.object else { return }
        let resource = identify(mapping, node, pointer, outer)
        Subschemas.visit(mapping) { walk($1, pointer + $0, resource) }
    }

    /// Registers the schemas of a description that have an identifier or an anchor.
    private mutating func walkAll(_ node: Node, _ pointer: String, _ outer: Int, hasNames: Bool = false) {
        var resource = outer
        if !hasNames, let mapping = node.object { resource = identify(mapping, node, pointer, outer) }
        Subschemas.visitAll(node, hasNames: hasNames) { walkAll($1, pointer + $0, resource, hasNames: $2) }
    }

    /// The resource that a schema is, or belongs to.
    private mutating func identify(_ mapping: Mapping, _ node: Node, _ pointer: String, _ outer: Int) -> Int {
        let (document, dialect) = (resources[outer].document, resources[outer].dialect)
        if dialect.dialect.ignoresSiblingsOfReferences, mapping["$ref"]?.string != nil { return outer }
        var resource = outer
        if let keyword = dialect.dialect.idKeyword, let id = mapping[keyword]?.string {
            let reference = URIReference(id)
            if dialect.dialect == .draft4, id.utf8.first == UInt8(ascii: "#") {
                let place = SchemaPlace(document: document, pointer: pointer, node: node, resource: outer)
                resources[outer].anchors[ExactText(reference.fragment ?? "")] = place
            } else {
                let address = reference.resolved(against: URIReference(resources[outer].uri)).address
                let own = self.dialect(declaredBy: node, else: dialect, at: address)
                let place = SchemaPlace(document: document, pointer: pointer, node: node, resource: outer)
                resource = addResource(uri: address, place, own)
            }
        }
        guard dialect.dialect.isModern else { return resource }
        let place = SchemaPlace(document: document, pointer: pointer, node: node, resource: resource)
        if let anchor = mapping["$anchor"]?.string { resources[resource].anchors[ExactText(anchor)] = place }
        if let anchor = mapping["$dynamicAnchor"]?.string {
            resources[resource].anchors[ExactText(anchor)] = place
            resources[resource].dynamicAnchors[ExactText(anchor)] = place
        }
        return resource
    }

    // MARK: Dialects

    /// By the `$schema` of a schema, or the `jsonSchemaDialect` of a description; where there is none, as it is around it.
    private mutating func dialect(
        declaredBy node: Node, by keyword: String = "$schema", else outer: ResourceDialect, at address: String
    ) -> ResourceDialect {
        guard let declared = node.object?[keyword], let uri = declared.string else { return outer }
        if let known = SchemaDialect(metaschema: uri) { return ResourceDialect(known) }
        let metaschema = URIReference(uri).resolved(against: URIReference(address)).address
        // A metaschema's own metaschema doesn't matter, and may be itself.
        let known = resourcesByURI[ExactText(metaschema)].map { $0.map { resources[$0].node } }
        guard let root = known ?? Metaschemas.document(metaschema, in: files) ?? source(metaschema),
            let vocabularies = root.object?["$vocabulary"]?.object
        else {
            // A root is looked at as a document and as a schema.
            let problem = SchemaProblem(keyword, declared, "the metaschema `\(uri)` is unknown and not used")
            if problems.last != problem { problems.append(problem) }
            return outer
        }
        for entry in vocabularies.entries
        where entry.value.bool == true && !ResourceDialect.knownVocabularies.contains(entry.key) {
            problems.append(.init("$vocabulary", entry.value, "the vocabulary `\(entry.key)` is not supported"))
        }
        return ResourceDialect(vocabularies: Set(vocabularies.entries.map(\.key)))
    }

    // MARK: References

    /// The schema that a reference leads to, as seen from a resource.
    mutating func resolve(_ reference: String, from resource: Int) -> SchemaPlace? {
        let base = resources[resource]
        let target = URIReference(reference).resolved(against: URIReference(base.uri))
        guard let found = self.resource(at: target.address, dialect: base.dialect),
            let fragment = target.decodedFragment
        else { return nil }
        if fragment.isEmpty || fragment.utf8.first == UInt8(ascii: "/") {
            return place(at: JSONPointerText.tokens(fragment), in: found)
        }
        return resources[found].anchors[ExactText(fragment)]
    }

    /// The value at a pointer, which counts from a resource.
    func place(at tokens: [String], in resource: Int) -> SchemaPlace? {
        let start = resources[resource]
        var place = SchemaPlace(
            document: start.document, pointer: start.pointer, node: start.node, resource: resource)
        for token in tokens {
            guard let next = child(of: place, token) else { return nil }
            place = next
        }
        return place
    }

    /// The place of a node that may not be in its document as it is, since it was lifted from an earlier version.
    func place(of node: Node, at tokens: [String], in resource: Int) -> SchemaPlace {
        let start = resources[resource]
        var place = SchemaPlace(
            document: start.document, pointer: start.pointer, node: start.node, resource: resource)
        for (count, token) in tokens.enumerated() {
            guard let next = child(of: place, token) else {
                let rest = tokens[count...].map(JSONPointerText.token).joined()
                return SchemaPlace(
                    document: place.document, pointer: place.pointer + rest, node: node, resource: place.resource)
            }
            place = next
        }
        return SchemaPlace(document: place.document, pointer: place.pointer, node: node, resource: place.resource)
    }

    private func child(of place: SchemaPlace, _ token: String) -> SchemaPlace? {
        switch place.node.value {
        case .object(let mapping): return mapping[token].map { self.place($0, under: place, token) }
        case .array(let items):
            guard let index = Int(token), items.indices.contains(index), String(index) == token else { return nil }
            return self.place(items[index], under: place, token)
        case .null, .bool, .number, .string: return nil
        }
    }

    /// A value within another one.
    func place(_ node: Node, under outer: SchemaPlace, _ token: String) -> SchemaPlace {
        let pointer = outer.pointer + JSONPointerText.token(token)
        let resource = resourcesByPlace[PlaceKey(outer.document, pointer)] ?? outer.resource
        return SchemaPlace(document: outer.document, pointer: pointer, node: node, resource: resource)
    }
}
