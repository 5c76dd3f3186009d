public import Diagnostics
public import DocumentTree

/// The documents of one description: the one that was given, and those that references lead to, each read once.
public final class DocumentSet {
    let diagnostics: DiagnosticCollector
    let root: LoadedDocument
    private let source: DocumentSource
    private var byLocation: [DocumentLocation: LoadedDocument] = [:]
    private var byFile: [SourceFileID: LoadedDocument] = [:]
    private var unavailable: [DocumentLocation: DocumentSource.Failure] = [:]

    public init(root: Node, file: SourceFile, source: DocumentSource, diagnostics: DiagnosticCollector) {
        self.diagnostics = diagnostics
        self.source = source
        self.root = LoadedDocument(root: root, file: file, location: DocumentLocation(file.path), pointer: .root)
        remember(self.root, at: self.root.location)
    }

    /// The document that a place stands in.
    func document(around range: SourceRange) -> LoadedDocument { byFile[range.file] ?? root }

    /// The document at a place, which is read when it is asked for the first time.
    ///
    /// A name without an extension may mean a file with one.
    func document(at location: DocumentLocation) -> Result<LoadedDocument, DocumentSource.Failure> {
        if let document = byLocation[location] { return .success(document) }
        if let failure = unavailable[location] { return .failure(failure) }
        var failure = DocumentSource.Failure.missing
        for ending in ["", ".yaml", ".yml", ".json"] {
            let candidate = DocumentLocation(location.text + ending)
            if let document = byLocation[candidate] {
                byLocation[location] = document
                return .success(document)
            }
            switch source.load(candidate.text) {
            case .success(let file): return read(file, at: location, written: candidate)
            case .failure(.missing): continue
            case .failure(let other): failure = other
            }
            break
        }
        unavailable[location] = failure
        return .failure(failure)
    }

    /// A resource that some document declares under a URI.
    func resource(named uri: DocumentLocation) -> ResourceIndex.Resource? {
        for document in byFile.values.sorted(by: { $0.file.index < $1.file.index }) {
            if let resource = document.names.resources.first(where: { $0.base == uri }) { return resource }
        }
        return nil
    }

    private func read(
        _ file: SourceFile,
        at location: DocumentLocation,
        written candidate: DocumentLocation
    ) -> Result<LoadedDocument, DocumentSource.Failure> {
        guard let node = DocumentReader().read(file, into: diagnostics) else {
            let failure = DocumentSource.Failure.unreadable(reason: "it is neither YAML nor JSON")
            unavailable[location] = failure
            return .failure(failure)
        }
        let pointer = Pointer.root(of: candidate.relative(to: root.location))
        let document = LoadedDocument(root: node, file: file, location: candidate, pointer: pointer)
        remember(document, at: location)
        return .success(document)
    }

    private func remember(_ document: LoadedDocument, at location: DocumentLocation) {
        byLocation[location] = document
        byLocation[document.location] = document
        byFile[document.file] = document
    }
}
