import CodegenAPIModel
import CodegenSwiftViews

/// Which files an API is split into; one row a file.
struct FilePlan {
    let rows: [Row]
    /// How many operations each group has.
    private let operations: [Int]

    struct Row {
        let name: String
        let content: Content
    }

    enum Content {
        case client
        /// Groups by index.
        case operations([Int])
        case models([TypeID])
        case webhooks
    }

    init(_ maker: ViewMaker, api: API, layout: FileLayout) {
        operations = api.groups.map(\.endpoints.count)
        switch layout {
        case .tags: rows = Self.byTag(maker, api)
        case .shards(let count): rows = Self.shards(maker, api, count)
        }
    }

    /// About how much work a file is: an operation comes to as much as a few types.
    func weight(of row: Row) -> Int {
        switch row.content {
        case .client, .webhooks: 1
        case .operations(let groups): groups.reduce(0) { $0 + 4 * operations[$1] }
        case .models(let types): types.count
        }
    }

    // MARK: By tag

    /// Models that only one group's operations use are beside it, all others in the shared files.
    private static func byTag(_ maker: ViewMaker, _ api: API) -> [Row] {
        // Without operations there is nothing to call; a description of types alone gets types alone.
        let isTypesAlone = api.groups.isEmpty && !api.types.isEmpty
        var rows = isTypesAlone ? [] : [Row(name: "\(maker.clientName).swift", content: .client)]
        let owners = ModelOwners(api: api, types: maker.moduleTypes)
        for index in api.groups.indices {
            let stem = maker.fileStem(ofGroup: index)
            rows.append(Row(name: "\(stem)Operations.swift", content: .operations([index])))
            let own = owners.types(ofGroup: index)
            if !own.isEmpty { rows.append(Row(name: "\(stem)Models.swift", content: .models(own))) }
        }
        for (number, part) in owners.shared.chunks(of: 60).enumerated() {
            rows.append(
                Row(
                    name: number == 0 ? "SharedModels.swift" : "SharedModels\(number + 1).swift", content: .models(part)
                ))
        }
        if !api.webhooks.isEmpty { rows.append(Row(name: "\(maker.webhooksName).swift", content: .webhooks)) }
        return unique(rows)
    }

    /// Two tags may have the same stem on a file system that doesn't tell cases apart.
    private static func unique(_ rows: [Row]) -> [Row] {
        var seen: Set<String> = []
        return rows.map { row in
            let stem = shortened(String(row.name.dropLast(".swift".count)))
            var name = "\(stem).swift"
            var number = 2
            while !seen.insert(name.lowercased()).inserted {
                name = "\(stem)\(number).swift"
                number += 1
            }
            return Row(name: name, content: row.content)
        }
    }

    /// File systems take names of up to 255 bytes, some tools fewer; what is longer keeps its start and its end.
    private static func shortened(_ stem: String) -> String {
        guard stem.utf8.count > 200 else { return stem }
        var start = ""
        for character in stem {
            guard start.utf8.count + String(character).utf8.count <= 150 else { break }
            start.append(character)
        }
        let kinds = ["Operations", "Models", "Webhook", "Client"]
        return start + (kinds.first(where: stem.hasSuffix) ?? "")
    }

    // MARK: Shards

    /// A fixed number of files of about the same size; some may stay empty.
    private static func shards(_ maker: ViewMaker, _ api: API, _ count: Int) -> [Row] {
        let types = maker.moduleTypes.shards(count)
        let groups = Array(api.groups.indices).shards(count)
        let names = ShardNames(count: count)
        return [Row(name: names.client, content: .client), Row(name: names.webhooks, content: .webhooks)]
            + (0..<count).flatMap { index in
                [
                    Row(name: names.models[index], content: .models(types[index])),
                    Row(name: names.operations[index], content: .operations(groups[index])),
                ]
            }
    }
}

/// Which group alone uses a model.
private struct ModelOwners {
    private var byGroup: [Int: [TypeID]] = [:]
    private(set) var shared: [TypeID] = []

    /// Each type is passed twice at most, by its first user and by the second one.
    init(api: API, types: [TypeID]) {
        var users: [TypeID: User] = [:]
        for (index, group) in api.groups.enumerated() {
            var pending: [TypeID] = []
            for endpoint in group.endpoints { endpoint.forEachDeclared { pending.append($0) } }
            while let id = pending.popLast() {
                switch users[id] {
                case nil: users[id] = .one(index)
                case .one(index), .several: continue
                case .one: users[id] = .several
                }
                api[id].shape.forEachDeclared { pending.append($0) }
            }
        }
        for id in types {
            if case .one(let only) = users[id] {
                byGroup[only, default: []].append(id)
            } else {
                shared.append(id)
            }
        }
    }

    /// The groups that use a type.
    private enum User {
        case one(Int)
        case several
    }

    func types(ofGroup index: Int) -> [TypeID] { byGroup[index] ?? [] }
}

extension Array {
    fileprivate func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }

    /// Neighbours stay together; the parts differ by one element at most.
    fileprivate func shards(_ count: Int) -> [[Element]] {
        (0..<count).map { Array(self[self.count * $0 / count..<self.count * ($0 + 1) / count]) }
    }
}
