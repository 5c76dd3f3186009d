import APIModel
import Diagnostics
import OpenAPIDocument

/// The state of one lowering: the types so far, and which schema became which type.
final class Lowering {
    let document: OpenAPI.Document
    let resolver: ReferenceResolver
    let options: LoweringOptions
    let diagnostics: DiagnosticCollector

    var types: [TypeDeclaration] = []
    /// Names asked for with `x-swift-name`, by the place of what they name.
    var givenNames: [SourceRange: GivenName] = [:]
    /// What unions were made from, for the pass that tells their variants apart.
    var unionSources: [TypeID: UnionSource] = [:]
    /// Which components extend which.
    lazy var families = Families(document, resolver)
    /// Unions of what stands at several positions or behind several patterns, by the place of the array or object.
    var alternatives: [SourceRange: TypeID] = [:]
    /// Enumerations that other values may stand beside.
    var openEnumerations: Set<TypeID> = []
    /// Components by their pointer, while they are lowered and after.
    private var components: [ExactText: TypeReference] = [:]
    /// The same by their schema, once they are lowered; kept, so that no other one takes their identity.
    private var loweredComponents: [ObjectIdentifier: (schema: OpenAPI.Schema, type: TypeReference)] = [:]
    /// Which schemas each schema combines.
    var partGraph = PartGraph()
    /// The names of components that are nothing but a reference to a schema elsewhere: that schema is the component.
    private var componentNames: [SourceRange: String] = [:]
    /// Declared types by the place of their schema: a schema that is met twice is one type.
    private var declared: [SourceRange: TypeID] = [:]
    /// What schemas say of `null`, as far as that is known; they are kept, so that no other one takes their identity.
    var nullability: [ObjectIdentifier: (schema: OpenAPI.Schema, statement: NullStatement)] = [:]
    /// The default of each property that has one, as it is written.
    var defaults: [PropertyPlace: OpenAPI.Value] = [:]
    /// Entries of a base's mapping that have been reported.
    var reportedEntries: Set<SourceRange> = []
    /// Entries of `required` without a property that have been reported.
    var reportedRequired: Set<SourceRange> = []
    /// How many schemas made of several are being lowered within each other.
    var combinationDepth = 0
    /// Schemas made of several, by the places of these.
    var combinations: [CombinationKey: OpenAPI.Schema] = [:]
    /// How many of them end in the same schema.
    var combinationCounts: [SourceRange: Int] = [:]
    /// How often objects have repeated what others have.
    var repetition = Repetition()
    /// Bodies of parts by the place of their schema: one that several operations send in the same way is one type.
    var multiparts: [SourceRange: [TypeID]] = [:]
    /// What operations say of their pages themselves.
    var ownPaginations: [OperationID: OpenAPI.Operation.OwnPagination] = [:]
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

    /// `Pet: {$ref: schemas/Pet.yaml}`: what stands in the file is the component, and not another type with the same name.
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

    /// The type that a `$ref` stands for; `anything` where it leads nowhere, which has been reported then.
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
        if let id = declared[schema.range] { return acceptsNull(schema) ? .nullable(.declared(id)) : .declared(id) }
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
            if type != .declared(next.id) { types[next.id.index].shape = .alias(type) }
        } while isOutermost && !waiting.isEmpty
    }

    // MARK: Declarations

    func declare(_ name: NameSource, _ schema: OpenAPI.Schema) -> TypeID {
        let id = append(name, schema)
        declared[schema.range] = id
        return id
    }

    /// A declaration that is not what the schema stands for where it is referred to.
    func append(_ name: NameSource, _ schema: OpenAPI.Schema) -> TypeID {
        let id = TypeID(types.count)
        types.append(
            TypeDeclaration(
                id: id,
                name: name,
                shape: .pending,
                documentation: documentation(of: schema, withPointer: true),
                origin: schema.range
            )
        )
        return id
    }

    /// The type already declared for a schema, if any.
    func declaration(for schema: OpenAPI.Schema) -> TypeID? { declared[schema.range] }
}
