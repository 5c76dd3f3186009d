public import APIModel
public import Diagnostics
public import OpenAPIDocument

/// Everything that one API's generation needs to know.
public struct APIConfiguration: Sendable {
    /// The API's name: `HeroHealth` makes `HeroHealthClient`.
    public var name: String
    /// The description's path.
    public var input: String
    /// The folder that the Swift goes to.
    public var output: String
    /// A folder of templates that replace single built-in ones.
    public var templates: String?
    public var access: AccessLevel
    public var layout: FileLayout
    public var acronyms: Set<String>
    /// Types for formats, where the table's are not wanted.
    public var formats: [String: Primitive]
    /// Which operations are generated; all of them without one.
    public var filter: OperationFilter?
    /// Which operations have pages, where they don't say so themselves.
    public var paginations: [PaginationRule] = []
    /// Path parameters that may be empty, by JSON pointer.
    public var emptyParameters: [(pointer: String, range: SourceRange)] = []
    /// Whether warnings, and all that the Swift doesn't express, are errors.
    public var isStrict = false
    /// Whether references may lead to other machines.
    public var allowsRemote = false
    /// Files and folders that references may name by absolute paths.
    public var allowsOutside: [String] = []
    /// Swift names by JSON pointer.
    public var names: [String: String]
    /// Where the configuration says so, for diagnostics.
    public var nameRanges: [String: (pointer: SourceRange, name: SourceRange)] = [:]
    public var inputRange: SourceRange?
    public var outputRange: SourceRange?

    public init(
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
public enum FileLayout: Sendable, Equatable {
    /// Files by tag, as people look for things.
    case tags
    /// A fixed number of files whose names follow from the number alone, for build tools that ask for names beforehand.
    case shards(Int)
}

/// Who may use the generated declarations.
public enum AccessLevel: String, Sendable, CaseIterable {
    case `public`, package, `internal`
}
