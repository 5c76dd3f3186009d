package import CodegenAPIModel
import CodegenSwiftLanguage

/// The modules that a part of a file needs.
package struct Imports: Sendable {
    var needsRuntime = true
    /// The declarations show types of the runtime to others, rather than only using them.
    var showsRuntime = true
    var needsFoundation = false
    var others: Set<String> = []

    /// The runtime alone.
    package static let runtime = Imports()

    /// No module.
    package static let none = Imports(needsRuntime: false, showsRuntime: false)

    /// The runtime, imported for declarations that aren't public.
    package static let hiddenRuntime = Imports(showsRuntime: false)

    package mutating func formUnion(_ other: Imports) {
        needsRuntime = needsRuntime || other.needsRuntime
        showsRuntime = showsRuntime || other.showsRuntime
        needsFoundation = needsFoundation || other.needsFoundation
        others.formUnion(other.others)
    }
}

/// Makes the parts that files are put together from.
extension ViewMaker {
    package func makeHead(_ imports: Imports) -> HeadView {
        // A public import that no declaration shows would be a warning.
        var views: [ImportView] = []
        if imports.needsRuntime {
            views.append(ImportView(access: imports.showsRuntime ? access : "", module: "APIRuntime"))
        }
        let others = imports.others.subtracting(["APIRuntime", "Foundation"]).sorted()
        let needsFoundation = imports.needsFoundation || imports.others.contains("Foundation")
        views += ((needsFoundation ? ["Foundation"] : []) + others).map { ImportView(access: access, module: $0) }
        return HeadView(source: DocumentationText.line(options.source), imports: views)
    }

    /// The functions of a group, or of a part of it.
    ///
    /// - Parameter all: The operations of the whole group, in the file that declares its type.
    package func makeGroupView(_ index: Int, _ endpoints: [EndpointView], declaring all: [EndpointView]?) -> GroupView {
        let own = names.groups[index]
        return GroupView(
            name: own.type,
            access: access,
            documentation: groupDocumentation(api.groups[index]),
            protocolName: own.protocolName,
            protocolDocumentation: protocolDocumentation(api.groups[index]),
            isClient: own.isClient,
            isExtension: all == nil,
            requirements: all ?? [],
            endpoints: endpoints
        )
    }

    /// A nested type, apart from its owner.
    package func makeExtensionView(of id: TypeID) -> ExtensionView {
        ExtensionView(owner: names.scope(of: id), type: makeTypeView(id))
    }

    /// This maker, which leaves out the types that are declared in other files than their owners.
    package func leavingOut(_ types: Set<TypeID>) -> ViewMaker {
        var maker = self
        maker.leftOut = types
        return maker
    }

    // MARK: Imports

    package func imports(of id: TypeID) -> Imports {
        let needsRuntime = needsRuntime(id)
        return Imports(
            needsRuntime: needsRuntime, showsRuntime: needsRuntime, needsFoundation: needsFoundation(id),
            others: modules(of: [id]))
    }

    package func imports(of endpoint: Endpoint) -> Imports {
        let mentioned = endpoint.sentTypes + endpoint.receivedTypes
        let nested = nested(in: .operation(endpoint.id))
        return Imports(
            needsFoundation: mentioned.contains(where: \.needsFoundation) || nested.contains(where: needsFoundation),
            others: modules(of: mentioned).union(modules(of: nested))
        )
    }

    package var importsOfWebhooks: Imports {
        let payloads = api.webhooks.compactMap(\.payload)
        return Imports(needsFoundation: payloads.contains(where: \.needsFoundation), others: modules(of: payloads))
    }

    // MARK: For the file plan

    package var clientName: String { names.client }
    package var hasProtocols: Bool { options.hasProtocols }
    package var webhooksName: String { names.webhook }

    /// The stem of a group's files: `Admin`; for operations of the client itself the API's name.
    package func fileStem(ofGroup index: Int) -> String { names.groups[index].stem }

    /// The stem of the files with the models that several groups use.
    package var fileStemOfShared: String { options.namespace + "SharedModels" }

    /// The types of the module, in document order.
    package var moduleTypes: [TypeID] {
        api.types.filter { declaration in
            if case .external(let type) = declaration.shape { return !type.isDirect }
            return names.owner(of: declaration.id) == .module
        }.map(\.id)
    }

    /// Where types are nested.
    package enum TypeOwner: Sendable {
        case type(TypeID)
        case operation(OperationID)
    }

    /// The types that another type, or an operation, declares, without those that are left out.
    package func nested(in owner: TypeOwner) -> [TypeID] {
        let all =
            switch owner {
            case .type(let id): nestedTypes[id]
            case .operation(let id): nestedInOperations[id]
            }
        return leftOut.isEmpty ? all ?? [] : (all ?? []).filter { !leftOut.contains($0) }
    }

    /// The words by which a type's file is found: `["Payment", "Intent"]`.
    package func fileWords(of id: TypeID) -> [String] { words(ofTypeName: names.bareName(of: id)) }

    /// The words by which an operation's file is found: its path's, where the group doesn't say them, and its own.
    package func fileWords(of endpoint: Endpoint, inGroup index: Int) -> [String] {
        let segments = PathSegment.segments(of: endpoint.path).compactMap { segment -> String? in
            guard let text = segment.literal, !segment.isVersion else { return nil }
            let name = names.casing.typeName(text)
            return names.groups[index].stem == options.namespace + name ? nil : name
        }
        return segments + words(ofTypeName: names.operation(endpoint.id).type)
    }

    private func words(ofTypeName name: String) -> [String] {
        return Casing.words(of: name).flatMap { word in
            let text = names.casing.typeName(of: [word]).drop { $0 == "_" }
            // `Part12` is one of the parts.
            let stem = text.prefix { !$0.isNumber }
            return [stem, text.dropFirst(stem.count)].filter { !$0.isEmpty }.map(String.init)
        }
    }

    /// The name of a type from the module's scope: `ListAdmins.OrderBy`.
    package func path(of id: TypeID) -> String { names.path(of: id) }
    package func isNested(_ id: TypeID) -> Bool { names.owner(of: id) != .module }
    package func typeName(of id: OperationID) -> String { names.operation(id).type }
    package func typeName(ofGroup index: Int) -> String { names.groups[index].type }
}
