package import CodegenAPIModel
import CodegenSwiftLanguage

/// Makes the views of one API; what all of them need is here, what each needs is in its own extension.
package struct ViewMaker: Sendable {
    let api: API
    let options: ViewOptions
    let names: NameTable
    let types: TypeText
    /// The types that each type, or operation, declares within itself.
    let nestedTypes: [TypeID: [TypeID]]
    let nestedInOperations: [OperationID: [TypeID]]
    /// Types that are declared in other files than their owners.
    var leftOut: Set<TypeID> = []
    /// Objects whose keys unions ask for.
    let askedForKeys: Set<TypeID>
    let deprecations: Deprecations
    let hasExternals: Bool
    /// The multipart bodies of each operation that no operation before it has; empty without a service.
    let servedMultiparts: [OperationID: [TypeID]]
    /// The modules of types by their names, but for Swift's and the runtime's, and for those of the file's own module.
    let modulesOfTypes: [String: String]
    /// Where relative links of the description lead.
    let links: LinkBase?

    package init(api: API, options: ViewOptions) {
        self.api = api
        self.options = options
        names = NameTable(api: api, options: options)
        types = TypeText(names: names)
        hasExternals = !api.externals.isEmpty
        servedMultiparts = options.hasServer ? Self.multipartsByFirstOperation(api) : [:]
        modulesOfTypes = Self.modulesOfTypes(api, names, options)
        links = LinkBase(
            page: api.documentation.page?.url, server: api.servers.first { !$0.isRelative && $0.variables.isEmpty }?.url
        )
        deprecations = Deprecations(api: api, names: names, areServed: options.hasServer)
        var nested: [TypeID: [TypeID]] = [:]
        var inOperations: [OperationID: [TypeID]] = [:]
        for declaration in api.types {
            switch names.owner(of: declaration.id) {
            case .module: break
            case .type(let owner): nested[owner, default: []].append(declaration.id)
            case .operation(let operation): inOperations[operation, default: []].append(declaration.id)
            }
        }
        nestedTypes = nested
        nestedInOperations = inOperations
        askedForKeys = api.types.reduce(into: []) { asked, declaration in
            guard case .union(let shape) = declaration.shape else { return }
            for index in shape.selection.flatMap(\.choice.ranked) {
                asked.formUnion(api.objects(in: shape.variants[index].type))
            }
        }
    }

    var access: String {
        switch options.access {
        case .public: "public "
        case .package: "package "
        case .internal: ""
        }
    }

    /// Whether a declared type is more than another name for one of Swift's or Foundation's.
    func needsRuntime(_ id: TypeID) -> Bool {
        if case .alias(let type) = api[id].shape { type.needsRuntime } else { true }
    }

    /// Whether a declared type, or one nested in it, shows a type of Foundation's.
    func needsFoundation(_ id: TypeID) -> Bool {
        let own =
            switch api[id].shape {
            case .object(let shape):
                shape.properties.contains { $0.type.needsFoundation }
                    || { if case .kept(let type) = shape.additional { type.needsFoundation } else { false } }()
            case .union(let shape):
                shape.variants.contains { $0.type.needsFoundation }
                    || sharedProperties(of: api[id], shape).contains { $0.property.type.needsFoundation }
            case .multipart(let shape):
                shape.parts.contains { part in
                    if part.headers.contains(where: \.type.needsFoundation) { return true }
                    return if case .field(let type, _) = part.content { type.needsFoundation } else { false }
                }
            case .alias(let type): type.needsFoundation
            case .enumeration, .external: false
            }
        return own || nested(in: .type(id)).contains(where: needsFoundation)
    }
}
