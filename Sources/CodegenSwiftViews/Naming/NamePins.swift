import CodegenDiagnostics
import CodegenSwiftLanguage

/// Names that an API's places have had before: whoever has a name keeps it as long as its place exists.
///
/// Keys are JSON pointers through maps alone; elements of lists have their name, value or target instead of an index.
package struct NamePins: Sendable, Equatable {
    package var types: [String: String]
    package var members: [String: String]

    package init(types: [String: String] = [:], members: [String: String] = [:]) {
        self.types = types
        self.members = members
    }

    package var isEmpty: Bool { types.isEmpty && members.isEmpty }
}

/// The pinned names, found by the places of a model.
struct PinnedNames {
    let keys: PlaceKeys
    private let pins: NamePins

    init(_ pins: NamePins, keys: PlaceKeys) {
        self.keys = keys
        self.pins = pins
    }

    /// Keys are made only where there are pins.
    func type(_ key: (PlaceKeys) -> String) -> String? {
        guard !pins.types.isEmpty, let name = pins.types[key(keys)], Identifiers.isTypeName(name) else { return nil }
        return name
    }

    func member(_ key: (PlaceKeys) -> String) -> String? {
        guard !pins.members.isEmpty, let name = pins.members[key(keys)], Identifiers.isMemberName(name) else {
            return nil
        }
        return name
    }
}

/// A place whose own name something else has.
struct NameClash: Sendable {
    let place: SourceRange?
    let wish: String
    let name: String
}
