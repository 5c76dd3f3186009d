import CodegenDiagnostics
import CodegenDocumentTree

/// The context of decoding a document.
final class DecodingContext {
    let version: OpenAPI.Version
    /// How objects are lifted before they are decoded; nil where there is nothing to lift.
    let swagger2: Swagger2?
    let finder: ReferenceFinder
    let diagnostics: DiagnosticCollector
    /// Whether a reference was read that may lead into another document.
    private(set) var leavesDocument = false
    /// Pointers of what references led to before they were decoded.
    private(set) var visited: Set<String> = []
    /// References in the place of maps and lists that were found to contain themselves.
    private var circular: Set<SourceRange> = []
    /// How many of them have been followed: each is read again, so that a few of them can become many.
    private var opened = 0
    private static let maximumOpened = 100_000

    init(
        version: OpenAPI.Version, swagger2: Swagger2?, finder: ReferenceFinder, diagnostics: DiagnosticCollector
    ) {
        self.version = version
        self.swagger2 = swagger2
        self.finder = finder
        self.diagnostics = diagnostics
    }

    func noteUse(of pointer: Pointer) { visited.insert(pointer.description) }

    /// A `$ref`; nil when it is no text.
    func reference(_ node: Node) -> OpenAPI.Reference? { node.string.map { reference($0, at: node.range) } }

    func reference(_ text: String, at range: SourceRange) -> OpenAPI.Reference {
        if text.utf8.first != UInt8(ascii: "#") { leavesDocument = true }
        return OpenAPI.Reference(text: text, range: range)
    }

    /// An entry of a discriminator's mapping, which may lead into another document, too.
    func noteMapping(_ text: String) {
        if OpenAPI.Discriminator.mayLeaveDocument(text) { leavesDocument = true }
    }

    /// The target of a `$ref` where the specification has none, as in `paths: {$ref: paths.yaml}`.
    func opened(_ start: Place) -> Place {
        var place = start
        var steps = 0
        while steps < 32, let mapping = place.node.object, let reference = mapping["$ref"].flatMap(reference),
            mapping.entries.allSatisfy({ ["$ref", "summary", "description"].contains($0.key) }),
            let next = finder.place(of: reference)
        {
            guard let pointer = next.pointer.opened(from: place.pointer, by: reference.range) else {
                let message = "`\(reference.text)` leads back to itself; it is not followed again"
                if circular.insert(reference.range).inserted {
                    diagnostics.warning(.circularReference, message, at: reference.range)
                }
                return Place(node: Node(.null, range: reference.range), pointer: place.pointer)
            }
            opened += 1
            guard opened <= Self.maximumOpened else {
                if opened == Self.maximumOpened + 1 {
                    let message = "references in place of maps and lists lead to more than 100,000 of them"
                    diagnostics.error(.tooManyNodes, message, at: reference.range)
                }
                return Place(node: Node(.null, range: reference.range), pointer: place.pointer)
            }
            place = Place(node: next.node, pointer: pointer)
            steps += 1
        }
        return place
    }

    func reportNoObject(_ place: Place, _ objectName: String) {
        let message = "\(objectName) has to be an object, not \(place.node.kindName); it is left out"
        diagnostics.warning(.wrongType, message, at: place.node.range)
    }

    /// The value of `deprecated`: a text in place of `true` says why.
    func isDeprecated(_ node: Node) -> Bool {
        switch node.value {
        case .bool(let flag): return flag
        case .string("true"): return true
        case .string("false"), .null: return false
        case .string:
            diagnostics.warning(
                .wrongType, "`deprecated` has to be a boolean, not string; it is read as `true`", at: node.range)
            return true
        case .number, .array, .object:
            diagnostics.warning(
                .wrongType, "`deprecated` has to be a boolean, not \(node.kindName); it is ignored", at: node.range)
            return false
        }
    }
}
