import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

/// The names of an earlier run: each place keeps its name as long as it exists.
///
/// Keys are JSON pointers that contain no indices: an element of a list is identified by its name, value or target.
package struct NamePins: Sendable, Equatable {
    package var types: [String: String]
    package var members: [String: String]

    package init(types: [String: String] = [:], members: [String: String] = [:]) {
        self.types = types
        self.members = members
    }

    package var isEmpty: Bool { types.isEmpty && members.isEmpty }
}

/// Looks up pinned names.
struct PinnedNames {
    let keys: PlaceKeys
    private let pins: NamePins

    init(_ pins: NamePins, keys: PlaceKeys) {
        self.keys = keys
        self.pins = pins
    }

    /// Keys are computed only if there are pins.
    func type(_ key: (PlaceKeys) -> String) -> String? {
        guard !pins.types.isEmpty, let name = pins.types[key(keys)], Identifiers.isTypeName(name) else { return nil }
        return name
    }

    /// Pinned names of groups, protocols, operations, shared errors and services, which are named after the components.
    func namesBesideComponents(of api: API) -> Set<String> {
        guard !pins.types.isEmpty else { return [] }
        var places: [String] = pins.types.keys.filter(PlaceKeys.isFailure) + [keys.service, keys.security]
        for group in api.groups {
            places += [keys.groupProtocol(group.wireName), keys.groupService(group.wireName)]
            if let wireName = group.wireName { places.append(keys.group(wireName)) }
            places += group.endpoints.map { keys.operation($0.id) }
        }
        return Set(places.compactMap { pins.types[$0] })
    }

    func member(_ key: (PlaceKeys) -> String) -> String? {
        guard !pins.members.isEmpty, let name = pins.members[key(keys)], Identifiers.isMemberName(name) else {
            return nil
        }
        return name
    }
}

/// A place whose preferred name is taken.
struct NameClash: Sendable {
    let place: SourceRange?
    let wish: String
    let name: String
}
