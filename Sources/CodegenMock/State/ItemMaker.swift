import APIJSON
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import Foundation

/// Makes the items of a collection from request bodies: adds the id, server-made properties and timestamps.
struct ItemMaker {
    let plan: ItemPlan
    let schemas: CompiledSchemas
    let samples: SampleStore

    /// An item that fits its schema.
    ///
    /// - Parameters:
    ///   - old: The item that it replaces, whose properties that the server has made stay.
    ///   - fixed: The id, and the ids of the path.
    func item(_ body: JSONObject, replacing old: JSONObject?, fixed: JSONObject) -> JSONObject {
        let sample = samples.value(of: plan.schema, named: nil)?.object ?? [:]
        var own = JSONObject(body.filter { isKept($0.key) })
        for (key, value) in fixed { own[key] = value }
        let made = JSONObject(
            sample.filter { own[$0.key] == nil && isServers($0.key) }.map { key, value in
                (key: key, value: old?[key] ?? value)
            })
        let needed = JSONObject(
            sample.filter { own[$0.key] == nil && made[$0.key] == nil && plan.required.contains($0.key) })
        let attempts = [
            merged([own, made, emptied(needed)], like: sample), merged([own, made, needed], like: sample), own,
            merged([own, sample], like: sample), merged([fixed, sample], like: sample),
        ]
        guard let fitting = attempts.first(where: admits) else { return attempts[1] }
        return stamped(fitting, isNew: old == nil)
    }

    /// JSON Merge Patch (RFC 7396), as far as the item still fits its schema.
    func patched(_ item: JSONObject, _ patch: JSONObject) -> JSONObject {
        let changes = JSONObject(patch.filter { isKept($0.key) && $0.key != plan.id })
        let whole = MergePatch.apply(.object(changes), to: .object(item)).object ?? item
        if admits(whole) { return stamped(whole, isNew: false) }
        // A change that doesn't fit by itself is left out; a required property may be set to null.
        let changed = changes.reduce(item) { item, change in
            let next = MergePatch.apply(.object([change.key: change.value]), to: .object(item)).object ?? item
            if admits(next) { return next }
            var set = item
            set[change.key] = change.value
            return admits(set) ? set : item
        }
        return stamped(changed, isNew: false)
    }

    /// JSON Patch, of which the server's own properties stay as they are.
    func patched(_ item: JSONObject, _ patch: JSONPatch) throws(JSONPatch.Fault) -> JSONObject {
        guard var changed = try patch.applied(to: .object(item)).object else {
            throw JSONPatch.Fault(reason: "nothing would be left of the item")
        }
        for name in plan.readOnly.union([plan.id].compactMap { $0 }) { changed[name] = item[name] }
        guard admits(changed) else { throw JSONPatch.Fault(reason: "the item wouldn't fit its schema") }
        return stamped(changed, isNew: false)
    }

    /// The item as another schema shows it: with that schema's properties, and the required ones filled in.
    func shown(_ item: JSONObject, as shown: ItemPlan) -> JSONObject {
        guard shown.schema != plan.schema else { return item }
        let names = shown.type.properties
        let known = names.isEmpty ? item : JSONObject(item.filter { names[$0.key] != nil })
        if schemas.admits(.object(known), by: shown.schema) { return known }
        let sample = samples.value(of: shown.schema, named: nil)?.object ?? [:]
        let missing = JSONObject(sample.filter { shown.required.contains($0.key) && known[$0.key] == nil })
        let filled = merged([known, missing], like: sample)
        if schemas.admits(.object(filled), by: shown.schema) { return filled }
        return known.reduce(sample) { value, member in
            var next = value
            next[member.key] = member.value
            return schemas.admits(.object(next), by: shown.schema) ? next : value
        }
    }

    // MARK: Parts

    func admits(_ item: JSONObject) -> Bool { schemas.admits(.object(item), by: plan.schema) }

    /// Whether a property that a client sends is kept: the server's own properties aren't, nor are those that responses don't have.
    private func isKept(_ name: String) -> Bool {
        !plan.readOnly.contains(name) && (plan.type.properties.isEmpty || plan.type.properties[name] != nil)
            && !plan.writeOnly.contains(name)
    }

    /// Whether only the server knows the property.
    private func isServers(_ name: String) -> Bool { plan.readOnly.contains(name) || !plan.sent.contains(name) }

    /// Members that weren't sent, as null or empty where the schema admits it.
    private func emptied(_ members: JSONObject) -> JSONObject {
        JSONObject(
            members.map { key, value in
                let kinds = plan.type.properties[key]?.kinds ?? .all
                if kinds != .all, kinds.contains(.null) { return (key: key, value: JSONValue.null) }
                return (key: key, value: value.array == nil ? value : JSONValue.array([]))
            })
    }

    /// The members of all, the first of each name, in the order of a sample.
    private func merged(_ parts: [JSONObject], like sample: JSONObject) -> JSONObject {
        var all = JSONObject()
        for part in parts { for (key, value) in part where all[key] == nil { all[key] = value } }
        let known = sample.compactMap { key, _ in all[key].map { (key: key, value: $0) } }
        return JSONObject(known + all.filter { sample[$0.key] == nil })
    }

    // MARK: Times

    private static let creations: Set = [
        "created", "createdat", "createdon", "creationdate", "creationtime", "datecreated", "insertedat", "createdate",
        "createtime",
    ]
    private static let updates: Set = [
        "updated", "updatedat", "updatedon", "modified", "modifiedat", "lastmodified", "lastmodifiedat", "dateupdated",
        "datemodified", "lastupdated", "updatetime",
    ]

    /// The item with the current time where its names ask for it.
    private func stamped(_ item: JSONObject, isNew: Bool) -> JSONObject {
        let now = Date()
        var stamped = item
        for (key, value) in item {
            let name = key.lowercased().filter { $0.isLetter }
            guard Self.updates.contains(name) || isNew && Self.creations.contains(name), isServers(key) else {
                continue
            }
            for time in Self.times(now, like: value) {
                var next = stamped
                next[key] = time
                guard admits(next) else { continue }
                stamped = next
                break
            }
        }
        return stamped
    }

    private static func times(_ now: Date, like value: JSONValue) -> [JSONValue] {
        let seconds = Int(now.timeIntervalSince1970)
        if let number = value.number?.double {
            return [.number(JSONNumber(number > 100_000_000_000 ? seconds * 1000 : seconds))]
        }
        let text = now.ISO8601Format()
        return [.string(text), .string(String(text.prefix(10)))]
    }
}

/// JSON Merge Patch.
enum MergePatch {
    static func apply(_ patch: JSONValue, to target: JSONValue) -> JSONValue {
        guard let changes = patch.object else { return patch }
        var result = target.object ?? [:]
        for (key, value) in changes {
            if value.isNull { result[key] = nil } else { result[key] = apply(value, to: result[key] ?? .object([:])) }
        }
        return .object(result)
    }
}
