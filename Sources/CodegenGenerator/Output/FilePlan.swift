import CodegenAPIModel
import CodegenSwiftViews

/// Which files an API is split into; one row a file.
struct FilePlan {
    private(set) var rows: [Row] = []

    struct Row {
        var name: String
        var content: [Content]
        /// The module whose folder the file is in, where there are several.
        var part = ViewOptions.ModulePart.models
    }

    enum Content {
        case client
        case webhooks
        /// The functions of a group, by its index; in the file that declares its type, all operations of the group, too.
        case group(Int, [EndpointView], declaring: [EndpointView]?, in: ViewOptions.ModulePart? = nil)
        case part(FilePart)
        /// The protocol of a group in a service.
        case servedGroup(Int)
        case service
    }

    init(_ maker: ViewMaker, api: API, parts: APIParts, layout: FileLayout) {
        switch layout {
        case .tags: planByTag(maker, api, parts)
        case .shards(let count): planShards(maker, api, parts, ShardNames(count: count))
        }
    }

    // MARK: By tag

    /// Models that only one group's operations use are beside it, all others in the shared files.
    private mutating func planByTag(_ maker: ViewMaker, _ api: API, _ parts: APIParts) {
        // Without operations there is nothing to call; a description of types alone gets types alone.
        let isTypesAlone = api.groups.isEmpty && !api.types.isEmpty
        if !isTypesAlone { rows.append(Row(name: "\(maker.clientName).swift", content: [.client], part: .client)) }
        let owners = ModelOwners(api: api, types: maker.moduleTypes)
        for index in api.groups.indices {
            let stem = maker.fileStem(ofGroup: index)
            if maker.hasModules {
                addDividedOperations(ofGroup: index, parts.operations[index], maker, stem: stem)
            } else {
                addOperations(ofGroup: index, parts.operations[index], stem: "\(stem)Operations")
            }
            addModels(owners.types(ofGroup: index), parts, stem: "\(stem)Models")
        }
        addModels(owners.shared, parts, stem: maker.fileStemOfShared)
        if !api.webhooks.isEmpty { rows.append(Row(name: "\(maker.webhooksName).swift", content: [.webhooks])) }
        if maker.hasService { addService(maker, parts) }
        makeNamesUnique()
        if maker.hasModules { moveToModules(maker) }
    }

    /// Each file is in the folder of its module; parts that aren't asked for have none.
    private mutating func moveToModules(_ maker: ViewMaker) {
        rows = rows.compactMap { row in
            guard let module = maker.module(of: row.part) else { return nil }
            return Row(name: "\(module)/\(row.name)", content: row.content, part: row.part)
        }
    }

    private mutating func addModels(_ types: [TypeID], _ parts: APIParts, stem: String) {
        for file in FileDivision(types.compactMap { parts.types[$0] }, stem: stem).files {
            rows.append(Row(name: file.stem, content: file.parts.map(Content.part)))
        }
    }

    private mutating func addOperations(
        ofGroup index: Int, _ parts: [FilePart], stem: String, in part: ViewOptions.ModulePart? = nil
    ) {
        let files = FileDivision(parts, stem: stem).files
        let all = parts.compactMap(\.endpoint)
        let hasStem = files.contains { $0.stem == stem }
        let place = part ?? .models
        if !hasStem {
            rows.append(Row(name: stem, content: [.group(index, [], declaring: all, in: part)], part: place))
        }
        for file in files {
            let functions = file.parts.compactMap(\.endpoint)
            let declared = file.stem == stem ? all : nil
            let group = functions.isEmpty ? [] : [Content.group(index, functions, declaring: declared, in: part)]
            rows.append(Row(name: file.stem, content: group + file.parts.map(Content.part), part: place))
        }
    }

    /// The endpoints are with the models. So is the protocol of a group, which pages of its endpoints mention, and whose functions
    /// are the group's then.
    private mutating func addDividedOperations(
        ofGroup index: Int, _ parts: [FilePart], _ maker: ViewMaker, stem: String
    ) {
        if maker.hasProtocols {
            addOperations(ofGroup: index, parts, stem: "\(stem)API", in: .models)
            let all = parts.compactMap(\.endpoint)
            let content = Content.group(index, [], declaring: all, in: .client)
            rows.append(Row(name: "\(stem)Operations", content: [content], part: .client))
        } else {
            for file in FileDivision(parts.map(\.withoutFunction), stem: "\(stem)Endpoints").files {
                rows.append(Row(name: file.stem, content: file.parts.map(Content.part)))
            }
            let functions = parts.compactMap { $0.functionAlone(maker) }
            addOperations(ofGroup: index, functions, stem: "\(stem)Operations", in: .client)
        }
    }

    /// Each group's protocol with the service's side of its operations, and the service.
    private mutating func addService(_ maker: ViewMaker, _ parts: APIParts) {
        for (index, own) in parts.served.enumerated() {
            let stem = maker.serviceName(ofGroup: index)
            let files = FileDivision(own, stem: stem).files
            if !files.contains(where: { $0.stem == stem }) {
                rows.append(Row(name: stem, content: [.servedGroup(index)], part: .service))
            }
            for file in files {
                let group = file.stem == stem ? [Content.servedGroup(index)] : []
                rows.append(Row(name: file.stem, content: group + file.parts.map(Content.part), part: .service))
            }
        }
        rows.append(Row(name: maker.serviceName, content: [.service], part: .service))
    }

    /// Two tags may have the same stem on a file system that doesn't tell cases apart.
    private mutating func makeNamesUnique() {
        var seen: Set<String> = []
        for index in rows.indices {
            let name = rows[index].name
            let stem = Self.shortened(name.hasSuffix(".swift") ? String(name.dropLast(".swift".count)) : name)
            var unique = "\(stem).swift"
            var number = 2
            while !seen.insert(unique.lowercased()).inserted {
                unique = "\(stem)\(number).swift"
                number += 1
            }
            rows[index].name = unique
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
        let kinds = ["Operations", "Endpoints", "Models", "Webhook", "Client", "Service"]
        return start + (kinds.first(where: stem.hasSuffix) ?? "")
    }

    // MARK: Shards

    /// A fixed number of files, each with the parts that the hashes of their names deal to it: about the same number of lines,
    /// and the same file as long as the name stays. Some may be empty.
    private mutating func planShards(_ maker: ViewMaker, _ api: API, _ parts: APIParts, _ names: ShardNames) {
        var models = Shards(names.models)
        for part in maker.moduleTypes.compactMap({ parts.types[$0] }) { models.deal(part) }
        var operations = Shards(names.operations)
        var functions = names.operations.map { _ in [Content]() }
        for index in api.groups.indices {
            var own = names.operations.map { _ in [EndpointView]() }
            for part in parts.operations[index] {
                let shard = operations.deal(part)
                if let endpoint = part.endpoint { own[shard].append(endpoint) }
            }
            let first = operations.shard(of: maker.typeName(ofGroup: index))
            for (shard, endpoints) in own.enumerated() where shard == first || !endpoints.isEmpty {
                let all = shard == first ? parts.operations[index].compactMap(\.endpoint) : nil
                functions[shard].append(.group(index, endpoints, declaring: all))
            }
            guard maker.hasService else { continue }
            functions[first].append(.servedGroup(index))
            for part in parts.served[index] { operations.deal(part) }
        }
        rows =
            [
                Row(name: names.client, content: maker.hasService ? [.client, .service] : [.client]),
                Row(name: names.webhooks, content: [.webhooks]),
            ]
            + zip(names.models, models.parts).map { Row(name: $0, content: $1.map(Content.part)) }
            + zip(names.operations, zip(functions, operations.parts)).map {
                Row(name: $0, content: $1.0 + $1.1.map(Content.part))
            }
    }
}

/// Deals parts to files by the hashes of their names.
private struct Shards {
    private(set) var parts: [[FilePart]]

    init(_ names: [String]) { parts = names.map { _ in [] } }

    func shard(of name: String) -> Int {
        // FNV-1a: the same everywhere, and in each run.
        let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        // Its low bits alone are little mixed in short names.
        return Int((hash ^ (hash >> 32)) % UInt64(parts.count))
    }

    /// The index of the file that has the part.
    @discardableResult
    mutating func deal(_ part: FilePart) -> Int {
        let index = shard(of: part.path)
        parts[index].append(part)
        for inner in part.inner { deal(inner) }
        return index
    }
}
