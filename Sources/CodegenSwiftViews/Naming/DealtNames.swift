import CodegenAPIModel
package import CodegenDiagnostics

extension ViewMaker {
    /// Reports each type of the module that something else has the name of.
    package func reportClashes(_ diagnostics: DiagnosticCollector) {
        for clash in names.clashes {
            guard let place = clash.place else { continue }
            let message =
                "`\(clash.wish)` is the name of something else; this is `\(clash.name)`, unless `x-swift-name` or `names` in the configuration name it"
            diagnostics.note(.nameClash, message, at: place)
        }
    }

    /// All names, by the keys of their places: what the next run has as `ViewOptions.pins`. Members that are spelled as in the
    /// description need no pin: nothing takes precedence over them.
    package func dealtNames() -> NamePins {
        let keys = PlaceKeys(api)
        var pins = Collector()
        for declaration in api.types where !names.isOutput(declaration.id) && !names.isFailure(declaration.id) {
            if case .external = declaration.shape { continue }
            pins.types[keys.type(declaration.id)] = names.name(of: declaration.id)
            addMembers(of: declaration, keys, to: &pins)
        }
        for (group, own) in zip(api.groups, names.groups) {
            if let wireName = group.wireName, let accessor = own.accessor {
                pins.types[keys.group(wireName)] = own.type
                pins.members[keys.group(wireName)] = accessor
            }
            if let name = own.protocolName { pins.types[keys.groupProtocol(group.wireName)] = name }
            for endpoint in group.endpoints { addOperation(endpoint, keys, to: &pins) }
        }
        if options.hasServer { addService(keys, to: &pins) }
        for failure in names.sharedFailures.all { pins.types[keys.failure(failure.fullName)] = failure.name }
        for (server, own) in zip(api.servers, names.servers) { pins.members[keys.server(server.url)] = own.name }
        for (scheme, name) in zip(api.orderedSecuritySchemes, names.schemes) {
            pins.members[keys.scheme(scheme.wireName)] = name
        }
        for (webhook, name) in zip(api.webhooks, names.webhookCases) {
            pins.members[keys.webhook(webhook.wireName)] = name
        }
        return pins.pins
    }

    private func addService(_ keys: PlaceKeys, to pins: inout Collector) {
        let own = names.service
        guard !api.groups.isEmpty else { return }
        pins.types[keys.service] = own.api
        pins.types[keys.security] = own.security
        for (group, name) in zip(api.groups, own.groups) {
            pins.types[keys.groupService(group.wireName)] = name.type
            pins.members[keys.groupService(group.wireName)] = name.label
        }
        for (id, name) in own.functions { pins.members[keys.requirement(of: id)] = name }
    }

    private func addOperation(_ endpoint: Endpoint, _ keys: PlaceKeys, to pins: inout Collector) {
        let own = names.operation(endpoint.id)
        pins.types[keys.operation(endpoint.id)] = own.type
        pins.members[keys.operation(endpoint.id)] = own.function
        for (parameter, name) in zip(endpoint.parameters, own.parameters) where name != parameter.wireName {
            pins.members[keys.parameter(parameter, of: endpoint.id)] = name
        }
        for (header, name) in zip(endpoint.headers, own.headers) where name != header.wireName {
            pins.members[keys.header(header.wireName, of: endpoint.id)] = name
        }
    }

    private func addMembers(of declaration: TypeDeclaration, _ keys: PlaceKeys, to pins: inout Collector) {
        let id = declaration.id
        let own = names.members(of: id).names
        switch declaration.shape {
        case .object(let shape):
            for (property, name) in zip(shape.properties, own) where name != property.wireName {
                pins.members[keys.property(property.wireName, of: id)] = name
            }
        case .enumeration(let shape):
            for (value, name) in zip(shape.values.texts, own) where name != value {
                pins.members[keys.value(value, of: id)] = name
            }
        case .union(let shape):
            for (variant, name) in zip(shape.variants, own) { pins.members[keys.variant(variant, of: id)] = name }
        case .multipart(let shape):
            for (member, name) in zip(shape.members, own) {
                guard case .part(let part) = member, name != part.wireName else { continue }
                pins.members[keys.property(part.wireName, of: id)] = name
            }
        case .alias, .external: break
        }
    }
}

/// Names by key. A key shared by two places is dropped: it would give the name of one to the other.
private struct Collector {
    var types = Names()
    var members = Names()

    var pins: NamePins { NamePins(types: types.unique, members: members.unique) }

    struct Names {
        private(set) var unique: [String: String] = [:]
        private var shared: Set<String> = []

        subscript(key: String) -> String? {
            get { unique[key] }
            set {
                guard !shared.contains(key) else { return }
                if unique[key] == nil {
                    unique[key] = newValue
                } else {
                    unique[key] = nil
                    shared.insert(key)
                }
            }
        }
    }
}
