import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import HTTPTypes

/// Finds the collections of a description: paths that items are posted to, or put under an id, and where they are found again.
struct CollectionFinder {
    let planner: OperationPlanner
    let rules: [PaginationRule]

    /// An operation with its plan.
    struct Candidate {
        let plan: OperationPlan
        let operation: OpenAPI.Operation
        let parameters: [OpenAPI.Parameter]
    }

    /// An operation of a collection, before it is known what an item looks like.
    private struct Member {
        let candidate: Candidate
        let action: CollectionRole.Action
        /// The variables of its path.
        let names: [String]

        var plan: OperationPlan { candidate.plan }

        /// The schema of its success.
        var success: OpenAPI.Schema? {
            ResponseChoice.success(of: plan).response?.contents.first?.media.schema
        }

        var selectsItem: Bool {
            switch action {
            case .list, .create: false
            case .read, .replace, .update, .delete: true
            }
        }
    }

    /// By the index of an operation.
    func roles(_ candidates: [Candidate]) -> [Int: CollectionRole] {
        var collections: [String: [Member]] = [:]
        for candidate in candidates {
            guard let (collection, member) = Self.member(candidate) else { continue }
            collections[collection, default: []].append(member)
        }
        var roles: [Int: CollectionRole] = [:]
        for (collection, members) in collections where Self.isCollection(members.map(\.action)) {
            add(collection, members, to: &roles)
        }
        return roles
    }

    /// The collection that a path and a method belong to.
    private static func member(_ candidate: Candidate) -> (collection: String, member: Member)? {
        let segments = CollectionSegment.split(candidate.plan.path)
        let isItem = segments.last?.isVariable == true
        let action: CollectionRole.Action
        switch (candidate.plan.method, isItem) {
        case (.get, true): action = .read
        case (.put, true): action = .replace
        case (.patch, true): action = .update
        case (.delete, true): action = .delete
        case (.get, false): action = .list
        // Without a body nothing can be created.
        case (.post, false) where candidate.plan.body != nil: action = .create
        default: return nil
        }
        let path = isItem ? segments.dropLast() : segments[...]
        let collection = "/" + path.map(\.text).joined(separator: "/")
        return (collection, Member(candidate: candidate, action: action, names: segments.compactMap(\.name)))
    }

    /// Whether items can be sent, and found again.
    private static func isCollection(_ actions: [CollectionRole.Action]) -> Bool {
        if actions.contains(.create) {
            return actions.contains { $0 != .create }
        }
        return actions.contains(.replace) && actions.contains { $0 == .read || $0 == .list }
    }

    private func add(_ collection: String, _ members: [Member], to roles: inout [Int: CollectionRole]) {
        let locator = ItemLocator(types: planner.types)
        let idName = members.first(where: \.selectsItem)?.names.last
        let listed = members.first { $0.action == .list }?.success.flatMap { locator.items(in: $0) }
        // A list may say less of its items than an item says of itself.
        let order: [CollectionRole.Action] = [.read, .create, .replace, .update]
        let single = order.lazy.compactMap { action in members.first { $0.action == action }?.success }.first
        let item = single.map { locator.item(in: $0, like: listed?.schema, id: idName) }
        guard let schema = item?.schema ?? listed?.schema, planner.types.kinds(of: schema).contains(.object) else {
            return
        }
        let bodies = members.compactMap { $0.plan.body?.contents.first }
        let sent = Set(bodies.flatMap { $0.type.properties.keys })
        let kept = plan(of: schema, id: idName, sent: sent)
        for member in members {
            var (location, items): ([String], OpenAPI.Schema) = ([], schema)
            if member.action == .list {
                // A list of something else isn't this collection's.
                guard let found = member.success.flatMap({ locator.items(in: $0) }) else { continue }
                (location, items) = (found.path, found.schema)
            } else if let success = member.success {
                let found = locator.item(in: success, like: schema, id: idName)
                (location, items) = (found.path, found.schema)
            }
            let selectsItem = member.selectsItem
            roles[member.plan.index] = CollectionRole(
                action: member.action, collection: collection,
                parents: selectsItem ? member.names.dropLast() : member.names,
                id: selectsItem ? member.names.last : nil, location: location,
                items: kept, shown: plan(of: items, id: idName, sent: sent),
                paging: member.action == .list
                    ? PagingFinder(rules: rules).paging(of: member.candidate.operation, member.candidate.parameters)
                    : nil)
        }
    }

    private func plan(of schema: OpenAPI.Schema, id variable: String?, sent: Set<String>) -> ItemPlan {
        let types = planner.types
        let properties = types.parts(of: schema).flatMap(\.properties)
        let id = IDProperty.name(among: properties.map(\.name), variable: variable)
        let idSchema = id.flatMap { id in properties.first { $0.name == id }?.value }
        return ItemPlan(
            schema: planner.compileResponse(schema), type: types.type(of: schema),
            required: Set(types.conjuncts(of: schema).flatMap(\.required).map(\.text)),
            readOnly: Set(
                properties.filter { property in types.conjuncts(of: property.value).contains { $0.isReadOnly } }.map(
                    \.name)),
            writeOnly: Set(
                properties.filter { property in types.conjuncts(of: property.value).contains { $0.isWriteOnly } }.map(
                    \.name)),
            sent: sent, id: id,
            idSchema: idSchema.map(planner.compileResponse), idType: types.type(of: idSchema))
    }
}

/// A segment of a path without the names of variables, which don't distinguish collections.
private struct CollectionSegment {
    let text: String
    let name: String?

    /// Whether it is a variable as a whole.
    var isVariable: Bool { text == "{}" }

    static func split(_ path: String) -> [CollectionSegment] {
        path.split(separator: "/").map { segment in
            guard let open = segment.firstIndex(of: "{"), let close = segment[open...].firstIndex(of: "}") else {
                return CollectionSegment(text: String(segment), name: nil)
            }
            let text = segment[..<open] + "{}" + segment[segment.index(after: close)...]
            return CollectionSegment(
                text: String(text), name: String(segment[segment.index(after: open)..<close]))
        }
    }
}

/// The property that a path's variable has the value of.
enum IDProperty {
    /// Of `petId`, the property `petId` or `pet_id`, then `id` and other usual ones, then `name` for `petName`.
    static func name(among properties: [String], variable: String?) -> String? {
        if let variable, let same = same(as: variable, among: properties) { return same }
        for usual in ["id", "_id", "uuid", "guid", "key", "slug"] {
            if let found = properties.first(where: { $0.lowercased() == usual }) { return found }
        }
        guard let wanted = variable.map(plain) else { return nil }
        return properties.first { plain($0).count > 2 && wanted.hasSuffix(plain($0)) }
    }

    /// The property with the name of a variable, in any spelling.
    static func same(as variable: String, among properties: [String]) -> String? {
        properties.first { plain($0) == plain(variable) }
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
