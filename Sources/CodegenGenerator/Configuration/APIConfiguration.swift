package import CodegenAPIModel
package import CodegenDiagnostics
import CodegenDocumentTree
package import CodegenLowering
package import CodegenOpenAPIDocument
package import CodegenSwiftViews

/// Everything that one API's generation needs to know.
package struct APIConfiguration: Sendable {
    /// The API's name: `HeroHealth` makes `HeroHealthClient`.
    package var name: String
    /// The description's path.
    package var input: String
    /// Whether the description comes from standard input; `input` is only its name for people then.
    package var readsStandardInput = false
    /// Changes of the description, in their order.
    package var overlays: [OverlayFile] = []
    /// Common changes of it, in a short form.
    package var corrections: [Correction] = []
    /// The folder that the Swift goes to.
    package var output: String
    /// A folder of templates that replace single built-in ones.
    package var templates: String?
    package var access: AccessLevel
    /// Protocols that types conform to beside their own.
    package var conformances: [ConformanceRule] = []
    /// Existing types of schemas and formats.
    package var types: [TypeRule] = []
    /// The beginning of the names of all types; empty for none.
    package var namespace = ""
    /// Properties of models are `let`.
    package var isImmutable = false
    /// Each group of operations has a protocol that fakes conform to.
    package var hasProtocols = false
    /// Each group of operations has a protocol that services implement.
    package var hasServer = false
    /// Which types and calls get validation; nil where the configuration doesn't say.
    package var validation: ValidationScope?
    /// Pages are recognized without a rule, where the description makes them plain.
    package var recognizesPages = true
    package var layout: FileLayout
    /// The targets that the Swift is divided into; empty for one.
    package var parts: [ViewOptions.ModulePart: String] = [:]
    package var partsRange: SourceRange?
    package var grouping = OperationGrouping.automatic
    package var acronyms: Set<String>
    /// Types for formats that override the table's.
    package var formats: [String: Primitive]
    /// Which operations are generated; all of them without one.
    package var filter: OperationFilter?
    /// Which operations have pages, where they don't say so themselves.
    package var paginations: [PaginationRule] = []
    /// Path parameters that may be empty, by JSON pointer.
    package var emptyParameters: [(pointer: String, range: SourceRange)] = []
    /// How much diagnostics weigh; the last rule that is about one decides.
    package var diagnosticRules: [DiagnosticRule] = []
    /// Whether warnings, and all that the Swift doesn't express, are errors.
    package var isStrict = false
    /// Where the description's file comes from, if it is downloaded.
    package var source: RemoteSource?
    package var pinning = Pinning()
    /// Files and folders that references may name by absolute paths.
    package var allowsOutside: [String] = []
    /// Swift names by JSON pointer.
    package var names: [String: String]
    /// Patterns that rename what they match.
    package var namePatterns: [NamePattern] = []
    /// Where the configuration says so, for diagnostics.
    package var nameRanges: [String: (pointer: SourceRange, name: SourceRange)] = [:]
    /// The file that keeps the names of earlier runs; nil for none.
    package var pinFile: String?
    package var inputRange: SourceRange?
    package var outputRange: SourceRange?

    package init(
        name: String,
        input: String,
        output: String,
        templates: String? = nil,
        access: AccessLevel = .public,
        layout: FileLayout = .tags,
        acronyms: Set<String> = [],
        formats: [String: Primitive] = [:],
        names: [String: String] = [:]
    ) {
        self.name = name
        self.input = input
        self.output = output
        self.templates = templates
        self.access = access
        self.layout = layout
        self.acronyms = acronyms
        self.formats = formats
        self.names = names
    }
}

/// How the Swift is split into files.
package enum FileLayout: Sendable, Equatable {
    /// Files by tag, as people look for things.
    case tags
    /// A fixed number of files whose names follow from the number alone, for build tools that ask for names beforehand.
    case shards(Int)
}

/// Who may use the generated declarations.
package enum AccessLevel: String, Sendable, CaseIterable {
    case `public`, package, `internal`
}

/// The names of a configuration, by the places that their pointers lead to.
struct ConfigurationNames {
    private(set) var byPlace: [SourceRange: GivenName] = [:]
    /// All pointers; those that lead nowhere have no places.
    private(set) var pointers:
        [(pointer: String, range: Diagnostic.Location, places: [SourceRange], near: [Diagnostic.Note])] = []

    init(_ configuration: APIConfiguration, root: Node) {
        for (pointer, name) in configuration.names.sorted(by: { $0.key < $1.key }) {
            let places = root.descendant(at: pointer).map(Self.places) ?? []
            let ranges = configuration.nameRanges[pointer]
            let location = ranges.map { Diagnostic.Location.range($0.pointer) } ?? .file(path: configuration.input)
            let near = places.isEmpty ? NearMiss.notes(for: pointer.dropFirst(), in: root) : []
            pointers.append((pointer, location, places, near))
            for place in places { byPlace[place] = GivenName(name, at: ranges?.name) }
        }
    }

    /// A target of a reference has its reference as another location.
    private static func places(of node: Node) -> [SourceRange] {
        let reference = node.object?["$ref"].flatMap { $0.string == nil ? nil : $0.range }
        return [node.range] + (reference.map { [$0] } ?? [])
    }
}

extension APIConfiguration {
    /// The folders that files are written into.
    var outputFolders: [String] {
        parts.isEmpty ? [output] : parts.values.sorted().map { FilePath.joined(output, $0) }
    }

    /// Whether this API has all operations of another one: a client those of the service beside it, from the same description.
    package func includes(_ other: APIConfiguration) -> Bool {
        filter == nil && corrections.isEmpty && other.corrections.isEmpty && input == other.input
            && overlays.map(\.path) == other.overlays.map(\.path)
    }
}
