import CodegenAPIModel
import CodegenSwiftLanguage

/// Imports between the modules that an API's Swift is divided into.
extension ViewMaker {
    package var hasModules: Bool { !options.modules.isEmpty }

    /// The name of the module that has a part; nil for a part that isn't generated.
    package func module(of part: ViewOptions.ModulePart) -> String? { options.modules[part] }

    /// The module of types and endpoints, for the files of the others; empty where all are in one module.
    var moduleOfModels: Set<String> { options.modules[.models].map { [$0] } ?? [] }

    /// The modules that the function of an operation needs where its endpoint is in another module: publicly those of its
    /// signature alone, since a public import that no declaration shows would be a warning.
    package func functionImports(of view: EndpointView) -> Imports {
        var imports = Imports.runtime
        imports.used = moduleOfModels
        for text in view.parameters.map(\.type) + [view.output.callType, view.failure.callType] {
            add(typesIn: text, to: &imports)
        }
        return imports
    }

    /// The modules of a group's type, or of its protocol, without functions.
    package func groupTypeImports(_ index: Int, in part: ViewOptions.ModulePart?) -> Imports {
        let own = names.groups[index]
        guard own.protocolName != nil else { return .hiddenRuntime }
        guard part == .client else { return .runtime }
        // The client's own conformance shows nothing of the runtime.
        var imports = own.isClient ? Imports.hiddenRuntime : .runtime
        addConformances(of: moduleOfModels, to: &imports)
        return imports
    }

    /// The modules of a protocol's requirements, which may be in another file than the operations.
    package func requirementImports(_ views: [EndpointView]) -> Imports {
        var imports = Imports.none
        for text in views.flatMap({ [$0.output.callType, $0.failure.callType] }) { add(typesIn: text, to: &imports) }
        if !hasModules { imports.foundationTypes = [] }
        imports.others.subtract(moduleOfModels)
        return imports
    }

    /// Modules of which declarations show a protocol that they conform to, and nothing else. The compiler doesn't count that as a use in
    /// declarations of a package.
    func addConformances(of modules: Set<String>, to imports: inout Imports) {
        if options.access == .package { imports.used.formUnion(modules) } else { imports.others.formUnion(modules) }
    }

    /// Imports of the types in a text such as `[Kit.Money]?`.
    private func add(typesIn text: String, to imports: inout Imports) {
        for path in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }) {
            let root = path.prefix { $0 != "." }
            guard let module = modulesOfTypes[String(path)] ?? modulesOfTypes[String(root)] else { continue }
            if module == "Foundation" { imports.foundationTypes.insert(String(root)) }
            imports.others.insert(module)
        }
    }

    /// Where the types of signatures are declared, but for Swift's and the runtime's, and for those of the same module.
    static func modulesOfTypes(_ api: API, _ names: NameTable, _ options: ViewOptions) -> [String: String] {
        var modules: [String: String] = [:]
        for primitive in Primitive.allCases where primitive.needsFoundation {
            modules[primitive.swiftName] = "Foundation"
        }
        for (_, type) in api.externals { modules[type.name] = type.module }
        guard let models = options.modules[.models] else { return modules }
        for declaration in api.types where names.owner(of: declaration.id) == .module {
            if case .external = declaration.shape { continue }
            modules[names.name(of: declaration.id)] = models
        }
        for endpoint in api.groups.flatMap(\.endpoints) { modules[names.operation(endpoint.id).type] = models }
        for failure in names.sharedFailures.all { modules[failure.name] = models }
        return modules
    }

    /// The types of Foundation's that some types mention, for a file of another module than the models'.
    func foundationTypes(in types: [TypeReference]) -> Set<String> {
        guard hasModules else { return [] }
        return types.reduce(into: []) { $0.formUnion($1.foundationTypes) }
    }

    /// `struct PetStoreModels.Problem`: imports of the API's types that have the name of a type of the runtime, which each win over the
    /// import of a whole module.
    func ambiguousTypes(_ imports: Imports) -> [String] {
        let taken = imports.needsServer ? ReservedNames.free.union(ReservedNames.server) : ReservedNames.free
        let types = moduleTypes.compactMap { id -> (name: String, kind: String)? in
            let name = names.name(of: id)
            guard taken.contains(name) else { return nil }
            switch api[id].shape {
            case .object, .multipart: return (name, "struct")
            case .enumeration, .union: return (name, "enum")
            case .alias: return (name, "typealias")
            case .external: return nil
            }
        }
        let endpoints = api.groups.flatMap(\.endpoints).map { names.operation($0.id).type }.filter(taken.contains)
        let all = types + endpoints.map { ($0, "struct") }
        return all.sorted { $0.name < $1.name }.flatMap { type in
            moduleOfModels.map { "\(type.kind) \($0).\(type.name)" }
        }
    }
}

extension TypeReference {
    fileprivate var foundationTypes: Set<String> {
        switch self {
        case .primitive(let primitive): primitive.needsFoundation ? [primitive.swiftName] : []
        case .array(let type), .dictionary(let type), .nullable(let type): type.foundationTypes
        case .declared, .anything: []
        }
    }
}
