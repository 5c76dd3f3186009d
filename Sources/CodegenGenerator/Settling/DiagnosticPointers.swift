import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument

/// A place in a description, in the forms that people and files have for it.
struct DiagnosticPlace: Equatable {
    /// `#/paths/~1pets/get/parameters/0`, or `schemas/Pet.yaml#/properties/age`.
    var pointer: String
    /// The same, but elements of lists are found by what they say, not by where they are.
    var stable: String
    /// `$.paths['/pets'].get.parameters[0]`, for overlays (RFC 9535).
    var path = "$"

    init(document: String) {
        pointer = document + "#"
        stable = pointer
    }

    /// Whether it is in the description itself, which overlays are for.
    var isInDescription: Bool { pointer.hasPrefix("#") }
}

/// The places of what diagnostics point at.
final class DiagnosticPointers {
    private let documents: [Description.Tree]
    /// The places of what an overlay has brought, which are in no value of the base.
    private lazy var elsewhere: [SourceRange: DiagnosticPlace] = placesElsewhere()

    /// - Parameter documents: The trees that diagnostics point into.
    init(_ documents: [Description.Tree]) {
        self.documents = documents
    }

    /// Nil where a diagnostic is about a file as a whole, or about none of the documents.
    subscript(diagnostic: Diagnostic) -> DiagnosticPlace? {
        guard case .range(let range) = diagnostic.location else { return nil }
        for document in documents where document.root.range.file == range.file {
            return Self.innermost(around: range, in: document.root, DiagnosticPlace(document: document.name))
        }
        return elsewhere[range]
    }

    /// The smallest value whose text has the range in it: a diagnostic may be about a part of a text.
    private static func innermost(around range: SourceRange, in node: Node, _ place: DiagnosticPlace) -> DiagnosticPlace
    {
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

    private func placesElsewhere() -> [SourceRange: DiagnosticPlace] {
        var places: [SourceRange: DiagnosticPlace] = [:]
        for document in documents {
            collect(from: document.root, DiagnosticPlace(document: document.name), document.root.range.file, &places)
        }
        return places
    }

    private func collect(
        from node: Node, _ place: DiagnosticPlace, _ file: SourceFileID, _ places: inout [SourceRange: DiagnosticPlace]
    ) {
        if node.range.file != file { places[node.range] = place }
        switch node.value {
        case .object(let mapping):
            for entry in mapping.entries {
                let next = place.appending(entry)
                if entry.keyRange.file != file { places[entry.keyRange] = next }
                collect(from: entry.value, next, file, &places)
            }
        case .array(let items):
            for (index, item) in items.enumerated() {
                collect(from: item, place.appending(index, of: item), file, &places)
            }
        case .null, .bool, .number, .string: break
        }
    }
}

extension DiagnosticPlace {
    fileprivate func appending(_ entry: Mapping.Entry) -> Self {
        var next = self
        let token = "/" + Self.escaped(entry.key)
        next.pointer += token
        next.stable += token
        next.path += Self.segment(entry.key)
        return next
    }

    fileprivate func appending(_ index: Int, of item: Node) -> Self {
        var next = self
        next.pointer += "/\(index)"
        next.stable += "/\(Self.name(of: item) ?? String(index))"
        next.path += "[\(index)]"
        return next
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

    /// `.get`, or `['/pets']`.
    private static func segment(_ key: String) -> String {
        let isName = key.utf8.first.map { $0.isASCIILetter } == true && key.utf8.allSatisfy { $0.isNameCharacter }
        if isName { return "." + key }
        let text = key.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        return "['\(text)']"
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    fileprivate var isNameCharacter: Bool { isASCIILetter || (0x30...0x39).contains(self) || self == 0x5F }
}

extension SourceRange {
    fileprivate func contains(_ other: SourceRange) -> Bool {
        file == other.file && lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
