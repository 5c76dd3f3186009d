import CodegenAPIModel
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument

/// The names of a configuration, by the places that their pointers lead to.
struct ConfigurationNames {
    private(set) var byPlace: [SourceRange: GivenName] = [:]
    /// All pointers; those that lead nowhere have no places.
    private(set) var pointers: [(pointer: String, range: Diagnostic.Location, places: [SourceRange])] = []

    init(_ configuration: APIConfiguration, root: Node) {
        for (pointer, name) in configuration.names.sorted(by: { $0.key < $1.key }) {
            let places = root.descendant(at: pointer).map(Self.places) ?? []
            let ranges = configuration.nameRanges[pointer]
            let location = ranges.map { Diagnostic.Location.range($0.pointer) } ?? .file(path: configuration.input)
            pointers.append((pointer, location, places))
            for place in places { byPlace[place] = GivenName(name, at: ranges?.name) }
        }
    }

    /// What is only referred to is known by its reference, too.
    private static func places(of node: Node) -> [SourceRange] {
        let reference = node.object?["$ref"].flatMap { $0.string == nil ? nil : $0.range }
        return [node.range] + (reference.map { [$0] } ?? [])
    }
}
