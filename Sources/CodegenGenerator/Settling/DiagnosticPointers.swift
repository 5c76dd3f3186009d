import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument

/// The JSON pointers of what diagnostics point at.
struct DiagnosticPointers {
    /// A place as rules of the configuration match it, and as a baseline keeps it.
    struct Place: Equatable {
        /// `#/paths/~1pets/get/parameters/0`, or `schemas/Pet.yaml#/properties/age`.
        let pointer: String
        /// The same, but elements of lists are found by what they say, not by where they are.
        let stable: String
    }

    private var places: [SourceRange: Place] = [:]

    /// - Parameter documents: Their names in front of pointers, empty for the description itself, and their trees.
    init(of diagnostics: [Diagnostic], in documents: [Description.Tree]) {
        var wanted: Set<SourceRange> = []
        for diagnostic in diagnostics {
            if case .range(let range) = diagnostic.location { wanted.insert(range) }
        }
        guard !wanted.isEmpty else { return }
        for document in documents {
            let start = Place(pointer: document.name + "#", stable: document.name + "#")
            find(wanted, in: document.root, start)
        }
        for range in wanted where places[range] == nil {
            for document in documents where document.root.range.file == range.file {
                let start = Place(pointer: document.name + "#", stable: document.name + "#")
                places[range] = Self.innermost(around: range, in: document.root, start)
            }
        }
    }

    /// Nil where a diagnostic is about a file as a whole, or about none of the documents.
    subscript(diagnostic: Diagnostic) -> Place? {
        if case .range(let range) = diagnostic.location { places[range] } else { nil }
    }

    private mutating func find(_ wanted: Set<SourceRange>, in node: Node, _ place: Place) {
        if places[node.range] == nil, wanted.contains(node.range) { places[node.range] = place }
        switch node.value {
        case .object(let mapping):
            for entry in mapping.entries {
                let next = place.appending(entry)
                if wanted.contains(entry.keyRange) { places[entry.keyRange] = next }
                find(wanted, in: entry.value, next)
            }
        case .array(let items):
            for (index, item) in items.enumerated() { find(wanted, in: item, place.appending(index, of: item)) }
        case .null, .bool, .number, .string: break
        }
    }

    /// The smallest value whose text has the range in it: a diagnostic may be about a part of a text.
    private static func innermost(around range: SourceRange, in node: Node, _ place: Place) -> Place {
        switch node.value {
        case .object(let mapping):
            for entry in mapping.entries where entry.value.range.contains(range) || entry.keyRange.contains(range) {
                return innermost(around: range, in: entry.value, place.appending(entry))
            }
        case .array(let items):
            for (index, item) in items.enumerated() where item.range.contains(range) {
                return innermost(around: range, in: item, place.appending(index, of: item))
            }
        case .null, .bool, .number, .string: break
        }
        return place
    }
}

extension DiagnosticPointers.Place {
    fileprivate func appending(_ entry: Mapping.Entry) -> Self {
        let token = "/" + Self.escaped(entry.key)
        return Self(pointer: pointer + token, stable: stable + token)
    }

    fileprivate func appending(_ index: Int, of item: Node) -> Self {
        Self(pointer: "\(pointer)/\(index)", stable: "\(stable)/\(Self.name(of: item) ?? String(index))")
    }

    /// What tells an element of a list from the others: its reference, a parameter's place and name, or a scalar's text.
    private static func name(of item: Node) -> String? {
        let name: String?
        switch item.value {
        case .object(let mapping):
            if let reference = mapping["$ref"]?.string {
                name = reference
            } else if let own = mapping["name"]?.string {
                name = [mapping["in"]?.string, own].compactMap { $0 }.joined(separator: " ")
            } else {
                name = mapping["title"]?.string ?? mapping["url"]?.string
            }
        case .bool, .number, .string: name = item.scalarText
        case .null, .array: name = nil
        }
        guard let name, name.utf8.count <= 200 else { return nil }
        return "{" + escaped(name) + "}"
    }

    private static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        return token.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

extension SourceRange {
    fileprivate func contains(_ other: SourceRange) -> Bool {
        file == other.file && lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
