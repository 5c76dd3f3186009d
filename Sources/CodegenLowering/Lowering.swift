import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Lowers the schemas and operations of one description, each with what it refers to.
final class Lowering {
    let document: OpenAPI.Document
    let resolver: ReferenceResolver
    let options: LoweringOptions
    let diagnostics: DiagnosticCollector

    /// Which components extend which.
    private(set) lazy var families = Families(document, resolver)
    private var types = DeclaredTypes()
    /// Existing types by their names.
    private var externals: [String: TypeID] = [:]
    private var findings = Findings()
    /// Components by their pointer, while they are lowered and after.
    private var components: [ExactText: TypeReference] = [:]
    /// Lowered components by their schema, which is retained so that its `ObjectIdentifier` stays unique.
    private var loweredComponents: [ObjectIdentifier: (schema: OpenAPI.Schema, type: TypeReference)] = [:]
    /// Which schemas each schema combines.
    var partGraph = PartGraph()
    /// The names of components that are nothing but a reference to a schema elsewhere: that schema is the component.
    private var componentNames: [SourceRange: String] = [:]
    /// The known statements of schemas on `null`.
    var nullStatements = NullStatements()
    /// Schemas made of several.
    var combinedSchemas = CombinedSchemas()
    /// How many schemas made of several are being lowered within each other.
    private var combinationDepth = 0
    /// How often objects have repeated properties of others.
    private var repetition = Repetition()
    /// Schemas that are being lowered without a declaration; those that were met again within themselves have got one.
    private var open: [ObjectIdentifier: TypeID?] = [:]
    /// Locations that have been reported.
    private var reported: Set<SourceRange> = []
    /// How many components are being lowered within each other.
    private var componentDepth = 0
    /// Components that were met too deep within others, to be lowered next.
    private var waiting: [(schema: OpenAPI.Schema, name: String, id: TypeID)] = []

    init(
        document: OpenAPI.Document,
        resolver: ReferenceResolver,
        options: LoweringOptions,
        diagnostics: DiagnosticCollector
    ) {
        self.document = document
        self.resolver = resolver
        self.options = options
        self.diagnostics = diagnostics
    }

    // MARK: Components and references

    func lowerComponents() {
        for schema in document.schemas { nameTarget(of: schema) }
        for schema in document.schemas { _ = component(schema.value, name: schema.name) }
    }

    /// `Pet: {$ref: schemas/Pet.yaml}`: the schema in the file is the component, not another type with the same name.
    private func nameTarget(of component: OpenAPI.Named<OpenAPI.Schema>) {
        guard let reference = component.value.reference, !component.value.hasShapeBesideReference,
            let target = resolver.schema(reference), !isComponent(target), target.reference == nil,
            componentNames[target.range] == nil
        else { return }
        componentNames[target.range] = component.name
    }

    private func isComponent(_ schema: OpenAPI.Schema) -> Bool {
        let tokens = schema.pointer.tokens
        guard schema.pointer.isInRootDocument else { return false }
        return tokens.count == 3 && tokens[0] == "components" && tokens[1] == "schemas"
            || tokens.count == 2 && tokens[0] == "definitions"
    }

    /// The type of a `$ref`; `anything` where it can't be resolved, which has been reported then.
    func type(of reference: OpenAPI.Reference) -> TypeReference {
        guard let schema = resolver.schema(reference) else { return .anything }
        if let known = loweredComponents[ObjectIdentifier(schema)] { return known.type }
        let type = component(schema, name: PointerName.name(of: schema.pointer))
        loweredComponents[ObjectIdentifier(schema)] = (schema, type)
        return type
    }

    /// Declares a component; one that is no type of its own becomes an alias.
    func component(_ schema: OpenAPI.Schema, name: String) -> TypeReference {
        let key = ExactText(schema.pointer.description)
        if let type = components[key] { return type }
        if let type = external(for: schema) {
            components[key] = type
            return type
        }
        if let id = declaration(for: schema) { return acceptsNull(schema) ? .nullable(.declared(id)) : .declared(id) }
        if let reference = schema.reference, !schema.hasShapeBesideReference, let target = resolver.schema(reference),
            componentNames[target.range] == name
        {
            let type = component(target, name: name)
            components[key] = type
            return type
        }
        let name = componentNames[schema.range] ?? name
        let id = declare(.component(name), schema)
        // Set before its content is lowered, so that it can refer to itself.
        components[key] = acceptsNull(schema) ? .nullable(.declared(id)) : .declared(id)
        fill(id, schema, name: name)
        return components[key] ?? .declared(id)
    }

    /// Components may refer to each other in chains longer than a thread's stack holds calls: the deepest ones wait.
    private func fill(_ id: TypeID, _ schema: OpenAPI.Schema, name: String) {
        waiting.append((schema, name, id))
        guard componentDepth < 24 else { return }
        let isOutermost = componentDepth == 0
        componentDepth += 1
        defer { componentDepth -= 1 }
        repeat {
            guard let next = waiting.popLast() else { return }
            let type = lower(next.schema, as: .component(next.name), into: next.id).withoutNull
            if type != .declared(next.id) { define(next.id, as: .alias(type)) }
        } while isOutermost && !waiting.isEmpty
    }

    // MARK: Declarations

    /// Declares a type for a schema; its shape follows.
    ///
    /// - Parameter documentation: By default the schema's, with its pointer.
    func declare(
        _ name: NameSource, _ schema: OpenAPI.Schema, as use: DeclaredTypes.Use = .schema,
        documentation own: Documentation? = nil
    ) -> TypeID {
        let documentation = own ?? documentation(of: schema, withPointer: true)
        let id = types.declare(name, at: schema.range, as: use, documentation: documentation)
        if use != .elements { keep([schema], constraining: .type(id)) }
        return id
    }

    func define(_ id: TypeID, as shape: TypeDeclaration.Shape, parts: [SourceRange]? = nil) {
        types.define(id, as: shape, parts: parts)
    }

    func add(constraint: String, to id: TypeID) { types.add(constraint: constraint, to: id) }

    func describe(_ id: TypeID, as description: String) { types.describe(id, as: description) }

    /// The type already declared for a schema, if any.
    func declaration(for schema: OpenAPI.Schema) -> TypeID? { types.schema(at: schema.range) }

    /// The type already declared for the elements of an array or object.
    func elementDeclaration(for schema: OpenAPI.Schema) -> TypeID? { types.elements(at: schema.range) }

    /// The types already declared for multipart bodies with a schema.
    func multipartDeclarations(for schema: OpenAPI.Schema) -> [TypeID] { types.multiparts(at: schema.range) }

    func origin(of id: TypeID) -> SourceRange { types.origin(of: id) }

    /// Nil while the type's schema is being lowered.
    func shape(of id: TypeID) -> TypeDeclaration.Shape? { types.shape(of: id) }

    /// Lowers a schema that may be met again within itself, as the items of `A: {items: {allOf: [{$ref: A}, …]}}` are: it is
    /// declared then, as an alias.
    func guardingRecursion(
        of schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?, _ lower: () -> TypeReference
    ) -> TypeReference {
        guard id == nil else { return lower() }
        let key = ObjectIdentifier(schema)
        if let met = open[key] {
            let id = met ?? declare(name, schema)
            open[key] = .some(id)
            return .declared(id)
        }
        open[key] = .some(nil)
        let type = lower()
        guard let declared = open.removeValue(forKey: key) ?? nil else { return type }
        if type != .declared(declared) { define(declared, as: .alias(type.withoutNull)) }
        return .declared(declared)
    }

    /// Declares an existing type once, however many schemas and formats map to it.
    func declare(_ type: ExternalType, for schema: OpenAPI.Schema, kinds: Set<UnionShape.JSONKind>) -> TypeReference {
        var type = type
        type.kinds = kinds
        if let id = externals[type.name] {
            if case .external(let known) = shape(of: id) { type.kinds.formUnion(known.kinds) }
            types.define(id, as: .external(type), parts: nil)
            return .declared(id)
        }
        let id = types.declare(.component(type.name), at: schema.range, as: .single, documentation: Documentation())
        externals[type.name] = id
        types.define(id, as: .external(type), parts: nil)
        return .declared(id)
    }

    // MARK: Findings

    /// Keeps the name that something has by `x-swift-name`, by its location.
    func giveName(_ name: OpenAPI.SwiftName?, at range: SourceRange) {
        if let name { findings.givenNames[range] = GivenName(name.text, at: name.range) }
    }

    /// Keeps what a union was made from, for the passes that tell its variants apart.
    func keep(_ source: UnionSource, of id: TypeID) { findings.unionSources[id] = source }

    /// Keeps the default of a property, which is read when all types are known.
    func keep(_ value: OpenAPI.Value?, of property: PropertyPlace) { findings.defaults[property] = value }

    /// Keeps the only value of a property, which is read when all types are known.
    func keep(constant: OpenAPI.Value?, of property: PropertyPlace) { findings.constants[property] = constant }

    /// Keeps the schemas whose constraints hold in a place, which are read when all types are known.
    func keep(_ schemas: [OpenAPI.Schema], constraining place: ConstrainedPlace) {
        if options.validation != .none { findings.constrained[place] = schemas }
    }

    func keep(_ pagination: OpenAPI.Operation.OwnPagination?, of id: OperationID) {
        findings.ownPaginations[id] = pagination
    }

    /// Values of the type's schema may be other than the listed ones.
    func markOpen(_ type: TypeReference) {
        if case .declared(let id) = type { findings.openEnumerations.insert(id) }
    }

    /// All types, and what the passes over them need.
    func finished() -> (types: [TypeDeclaration], findings: Findings) { (types.all, findings) }

    var defaultReader: DefaultReader {
        DefaultReader(openEnumerations: findings.openEnumerations) { [types] in types.shape(of: $0) }
    }

    // MARK: Limits

    /// Whether a location is reported for the first time.
    func isFirstReport(at range: SourceRange) -> Bool { reported.insert(range).inserted }

    /// Objects have repeated so many properties of others that combining stops.
    var isTooRepetitive: Bool { repetition.isTooMuch }

    func countRepetition(of property: OpenAPI.Named<OpenAPI.Schema>) {
        if !repetition.add(property.value.range) {
            diagnostics.error(.tooManyNodes, Repetition.message, at: property.nameRange)
        }
    }

    /// Schemas made of several may lead to ever more of them.
    var mayCombine: Bool { combinationDepth < 24 }

    /// Lowers something within a schema that is made of several.
    func combining<Result>(_ isCombined: Bool = true, _ body: () -> Result) -> Result {
        combinationDepth += isCombined ? 1 : 0
        defer { combinationDepth -= isCombined ? 1 : 0 }
        return body()
    }
}

extension Lowering {
    func giveName(_ schema: OpenAPI.Schema) { giveName(schema.swiftName(diagnostics), at: schema.range) }

    /// The names of what is not lowered one by one.
    func giveNamesOfDocument() {
        for tag in document.tags { giveName(tag.swiftName, at: tag.range) }
        for server in document.servers { giveName(server.swiftName, at: server.range) }
        for named in document.securitySchemes {
            guard let scheme = resolver.securityScheme(named.value) else { continue }
            giveName(scheme.swiftName, at: named.value.referenceRange ?? scheme.range)
        }
    }
}

extension OpenAPI.Referenced {
    /// The location of the reference, if it is one.
    var referenceRange: SourceRange? {
        switch self {
        case .reference(let reference): reference.range
        case .value: nil
        }
    }
}
