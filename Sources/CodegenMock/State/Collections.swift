import APIJSON
import APIRuntime
import APIServer
import CodegenSchemaEvaluation
import Foundation
import HTTPTypes

/// The collections of a description, which keep the items that they are sent.
final class Collections: Sendable {
    private let roles: [Int: CollectionRole]
    private let maker: ResponseMaker
    private let options: MockOptions
    private let store: Locked<CollectionStore>

    init(_ roles: [Int: CollectionRole], _ maker: ResponseMaker, _ options: MockOptions) {
        self.roles = roles
        self.maker = maker
        self.options = options
        store = Locked(CollectionStore(restoring: options.restored))
    }

    var snapshot: JSONValue { store.withLock { $0.snapshot } }

    /// The result of a request.
    enum Outcome {
        /// The body of the success, by its content; nil leaves it to a sample.
        case success(status: Int?, headers: HTTPFields, value: @Sendable (ContentPlan) -> JSONValue?)
        case failure(Problem)
    }

    /// A request of an operation, taken apart.
    struct Call {
        let operation: OperationPlan
        let request: ServerRequest
        /// By the names of the path's variables, percent-encoded.
        let pathValues: [String: String]
        let values: RequestValues
    }

    /// Nil where the operation belongs to no collection.
    func outcome(of call: Call) -> Outcome? {
        guard let role = roles[call.operation.index] else { return nil }
        let key = CollectionStore.Key(
            collection: role.collection, parents: role.parents.map { text(call.pathValues[$0]) })
        let outcome = store.withLock { (store: inout CollectionStore) -> Outcome in
            if role.action == .create || role.action == .replace, store.itemCount >= CollectionStore.capacity {
                return .failure(Self.isFull)
            }
            return store.change(key) { self.outcome(of: call, role, &$0) }
        }
        if case .success = outcome, role.action.isChange { options.onChange() }
        return outcome
    }

    private static let isFull = Problem(
        status: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"),
        detail: "there are \(CollectionStore.capacity) items already")

    private func outcome(
        of call: Call, _ role: CollectionRole, _ collection: inout CollectionStore.Collection
    ) -> Outcome {
        let id = role.id.map { text(call.pathValues[$0]) } ?? ""
        switch role.action {
        case .list: return list(call, role, collection)
        case .create: return create(call, role, &collection)
        case .replace: return replace(call, role, id, &collection)
        case .read, .update, .delete:
            guard let item = collection[id] else { return .failure(missing(id, call)) }
            if role.action == .read { return shown(item, role) }
            if role.action == .delete {
                collection[id] = nil
                return shown(item, role)
            }
            return update(item, id, call, role, &collection)
        }
    }

    // MARK: Actions

    private func create(
        _ call: Call, _ role: CollectionRole, _ collection: inout CollectionStore.Collection
    ) -> Outcome {
        let body = body(of: call, role)
        var fixed = parents(of: call, role)
        let own = role.items.id.flatMap { role.items.readOnly.contains($0) ? nil : body[$0] }
        let id: String
        if let own, own.object == nil, own.array == nil, !own.isNull {
            id = ItemIDs.text(own)
            guard collection[id] == nil else {
                return .failure(Problem(status: .conflict, detail: "there is an item with the id \(id) already"))
            }
            collection.count += 1
        } else {
            let next = ItemIDs(plan: role.items, schemas: maker.schemas, samples: maker.samples, seed: options.seed)
                .next(&collection)
            id = ItemIDs.text(next)
            if let name = role.items.id { fixed[name] = next }
        }
        let item = itemMaker(role).item(body, replacing: nil, fixed: fixed)
        collection[id] = item
        let place = call.request.path + (call.request.path.hasSuffix("/") ? "" : "/") + Self.encoded(id)
        return shown(item, role, headers: HTTPField.isValidValue(String(place)) ? [.location: String(place)] : [:])
    }

    private func replace(
        _ call: Call, _ role: CollectionRole, _ id: String, _ collection: inout CollectionStore.Collection
    ) -> Outcome {
        let old = collection[id]
        let isCreation = call.operation.responses.contains { $0.code == 201 }
        let isOnlyWay = !roles.values.contains { $0.collection == role.collection && $0.action == .create }
        guard old != nil || isCreation || isOnlyWay else { return .failure(missing(id, call)) }
        var fixed = parents(of: call, role)
        if let name = role.items.id {
            fixed[name] = old?[name] ?? role.items.idType.typed(.string(id))
        }
        let item = itemMaker(role).item(body(of: call, role), replacing: old, fixed: fixed)
        if old == nil { collection.count += 1 }
        collection[id] = item
        return shown(item, role, status: isCreation ? (old == nil ? 201 : nil) : nil, replaces: old != nil)
    }

    private func update(
        _ item: JSONObject, _ id: String, _ call: Call, _ role: CollectionRole,
        _ collection: inout CollectionStore.Collection
    ) -> Outcome {
        let maker = itemMaker(role)
        do throws(JSONPatch.Fault) {
            let changed =
                if let patch = JSONPatch(call.values.body) { try maker.patched(item, patch) } else {
                    maker.patched(item, body(of: call, role))
                }
            collection[id] = changed
            return shown(changed, role)
        } catch {
            return .failure(Problem(status: .conflict, detail: "the patch can't be applied: \(error.reason)"))
        }
    }

    private func list(_ call: Call, _ role: CollectionRole, _ collection: CollectionStore.Collection) -> Outcome {
        let paging = role.paging ?? PagingPlan()
        let page = ListPage(collection.all, call.values.query, paging, known: role.items.type)
        let maker = itemMaker(role)
        let items = JSONValue.array(page.items.map { .object(maker.shown($0, as: role.shown)) })
        let address = PageAddress(call.request, paging)
        var headers = HTTPFields()
        let documentsLink = call.operation.responses.contains { $0.headers.contains { $0.name == PageAddress.link } }
        if paging.hasLinks || documentsLink {
            headers[PageAddress.link] = page.nextPosition.map { "<\(address.address($0))>; rel=\"next\"" } ?? ""
        }
        let (schemas, samples) = (self.maker.schemas, self.maker.samples)
        return .success(status: nil, headers: headers) { content in
            guard !role.location.isEmpty else { return items }
            let sample = samples.value(of: content) ?? [:]
            guard let body = sample.setting(items, at: role.location[...]) else { return nil }
            let fields = PageFields(page: page, location: role.location, address: address.address) { value in
                schemas.admits(value, by: content.schema)
            }
            return fields.applied(to: body)
        }
    }

    // MARK: Parts

    private func itemMaker(_ role: CollectionRole) -> ItemMaker {
        ItemMaker(plan: role.items, schemas: maker.schemas, samples: maker.samples)
    }

    /// The item in the body of the success.
    private func shown(
        _ item: JSONObject, _ role: CollectionRole, status: Int? = nil, headers: HTTPFields = [:],
        replaces: Bool = false
    ) -> Outcome {
        let value = JSONValue.object(itemMaker(role).shown(item, as: role.shown))
        let (schemas, samples) = (maker.schemas, maker.samples)
        return .success(status: status ?? (replaces ? 200 : nil), headers: headers) { content in
            let whole =
                role.location.isEmpty ? value : samples.value(of: content)?.setting(value, at: role.location[...])
            guard let whole, schemas.admits(whole, by: content.schema) else { return nil }
            return whole
        }
    }

    /// The item that the client sends, unwrapped where responses wrap it.
    private func body(of call: Call, _ role: CollectionRole) -> JSONObject {
        let body = call.values.body?.object ?? [:]
        if body.count == 1, let name = role.location.last, let inner = body[name]?.object { return inner }
        return body
    }

    /// Properties with the values of the path's variables: `owner_id` for `/owners/{ownerId}/pets`.
    private func parents(of call: Call, _ role: CollectionRole) -> JSONObject {
        var members = JSONObject()
        for name in role.parents {
            guard let property = IDProperty.same(as: name, among: Array(role.items.type.properties.keys).sorted()),
                let type = role.items.type.properties[property], property != role.items.id
            else { continue }
            members[property] = type.typed(.string(text(call.pathValues[name])))
        }
        return members
    }

    private func missing(_ id: String, _ call: Call) -> Problem {
        Problem(status: .notFound, detail: "there is no item \(id) at \(call.operation.path)")
    }

    private func text(_ value: String?) -> String { value.map { $0.removingPercentEncoding ?? $0 } ?? "" }

    private static func encoded(_ id: String) -> String {
        id.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? id
    }
}

extension CollectionRole.Action {
    /// Whether the action changes the collection.
    var isChange: Bool {
        switch self {
        case .list, .read: false
        case .create, .replace, .update, .delete: true
        }
    }
}

/// The address of another page of a list.
struct PageAddress: Sendable {
    /// RFC 8288.
    static let link = HTTPField.Name("Link")!

    private let base: String
    private let pairs: [Substring]
    private let parameter: String?

    init(_ request: ServerRequest, _ paging: PagingPlan) {
        let authority = request.head.authority.map { "\(request.head.scheme ?? "http")://\($0)" } ?? ""
        base = authority + request.path
        parameter = paging.position?.parameter
        pairs = request.query.split(separator: "&")
    }

    /// - Parameter position: The value of the parameter that selects the page.
    func address(_ position: String) -> String {
        guard let parameter else { return base }
        let name =
            parameter.addingPercentEncoding(
                withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? parameter
        let others = pairs.filter { pair in
            let key = pair.prefix { $0 != "=" }
            return key.removingPercentEncoding != parameter
        }
        return base + "?" + (others.map(String.init) + ["\(name)=\(position)"]).joined(separator: "&")
    }
}
