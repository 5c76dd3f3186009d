package import CodegenDiagnostics
package import CodegenDocumentTree

/// Where the documents come from that a description refers to.
package struct DocumentSource {
    /// Why a document can't be had.
    package enum Failure: Error {
        case missing
        case unreadable(reason: String)
        /// It is on another machine, and was not downloaded; the command does that.
        case remote(command: String)
        /// A downloaded file that has changed since.
        case changed(reason: String)
        /// An absolute path, which no setting allows.
        case outside
        /// A local file, named by a document from another machine.
        case local
    }

    /// Where a downloaded document came from.
    package struct Origin {
        package let address: DocumentLocation
        /// What its relative references are resolved against: the address, or where that led to.
        package let base: DocumentLocation

        package init(address: DocumentLocation, base: DocumentLocation) {
            self.address = address
            self.base = base
        }
    }

    /// Reads the file at a path or URL. The second argument is the name that diagnostics print for it.
    package let load: (_ location: String, _ printed: String) -> Result<SourceFile, Failure>
    /// Where a downloaded document came from; nil for other documents.
    package let origin: (_ location: String) -> Origin?
    /// Whether documents may name a file by its absolute path.
    package let allows: (_ path: String) -> Bool
    /// Whether a document is outside of the first document's folder.
    package let isOutside: (_ location: String) -> Bool
    /// Keeps the lines of a file out of diagnostics.
    package let hideLines: (SourceFile) -> Void

    package init(
        load: @escaping (_ location: String, _ printed: String) -> Result<SourceFile, Failure>,
        origin: @escaping (_ location: String) -> Origin? = { _ in nil },
        allows: @escaping (_ path: String) -> Bool = { _ in false },
        isOutside: @escaping (_ location: String) -> Bool = { _ in false },
        hideLines: @escaping (SourceFile) -> Void = { _ in }
    ) {
        self.load = load
        self.origin = origin
        self.allows = allows
        self.isOutside = isOutside
        self.hideLines = hideLines
    }

    /// For descriptions without references to other documents.
    package static var none: DocumentSource { DocumentSource(load: { _, _ in .failure(.missing) }) }
}

/// One document of a description: its tree, and the places in it that have names of their own.
final class LoadedDocument {
    let root: Node
    let file: SourceFileID
    let location: DocumentLocation
    /// The pointer of the root: its file's path for every document but the first.
    let pointer: Pointer
    private let mayHaveIdentifiers: Bool

    /// - Parameter isChanged: Whether the tree has more than the file.
    init(root: Node, file: SourceFile, location: DocumentLocation, pointer: Pointer, isChanged: Bool = false) {
        self.root = root
        self.file = file.id
        self.location = location
        self.pointer = pointer
        mayHaveIdentifiers = isChanged || file.mentionsIdentifiers
    }

    var place: Place { Place(node: root, pointer: pointer) }

    /// The resources and anchors within; made once, and only for documents that have any.
    private(set) lazy var names: ResourceIndex = {
        let own = root.object?["$self"]?.string
        let base = own.map { location.resolving($0) } ?? location
        guard mayHaveIdentifiers else { return ResourceIndex(root: place, base: base) }
        return ResourceIndex.walking(place, base: base)
    }()
}

extension SourceFile {
    /// Whether the file has a `$id`, `$anchor`, `$dynamicAnchor` or `$self` anywhere: most have none, and needn't be walked.
    fileprivate var mentionsIdentifiers: Bool {
        let names = ["$id", "$anchor", "$dynamicAnchor", "$self"].map { Array($0.utf8) }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == UInt8(ascii: "$") {
                if names.contains(where: { bytes[index...].starts(with: $0) }) { return true }
            }
            return false
        }
    }
}

/// The documents of one description: the one that was given, and those that references lead to, each read once.
package final class DocumentSet {
    let diagnostics: DiagnosticCollector
    let root: LoadedDocument
    private let source: DocumentSource
    private var byLocation: [DocumentLocation: LoadedDocument] = [:]
    private var byFile: [SourceFileID: LoadedDocument] = [:]
    private var unavailable: [DocumentLocation: DocumentSource.Failure] = [:]
    /// Files that are no descriptions, in other folders.
    private var hidden: Set<SourceFileID> = []
    /// The names of documents, each unique.
    private var names: Set<String> = []

    /// - Parameter isChanged: Whether overlays have changed the first document.
    package init(
        root: Node, file: SourceFile, isChanged: Bool = false, source: DocumentSource, diagnostics: DiagnosticCollector
    ) {
        self.diagnostics = diagnostics
        self.source = source
        let place = DocumentLocation(file.path)
        let origin = source.origin(place.text)
        self.root = LoadedDocument(
            root: root, file: file, location: origin?.base ?? place, pointer: .root, isChanged: isChanged)
        remember(self.root, at: origin?.address ?? place)
    }

    var trees: [Description.Tree] {
        byFile.values.sorted { $0.file.index < $1.file.index }.map { document in
            Description.Tree(name: document === root ? "" : document.location.printed, root: document.root)
        }
    }

    /// The document of a location.
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
            switch source.load(candidate.text, candidate.printed) {
            case .success(let file): return read(file, at: location, written: candidate)
            case .failure(.missing): continue
            case .failure(let other): failure = other
            }
            break
        }
        unavailable[location] = failure
        return .failure(failure)
    }

    /// Whether a node is nothing but a value of a file that is no description: a password rather than a schema.
    func hides(_ node: Node) -> Bool { hidden.contains(node.range.file) && node.object == nil && node.array == nil }

    /// Why a document may not name a file as it does; nil when it may.
    ///
    /// - Parameters:
    ///   - location: What the address means, seen from the document.
    ///   - uri: What it means by the names that the document gives itself.
    func refusal(
        of address: String, at location: DocumentLocation, _ uri: DocumentLocation, from document: LoadedDocument
    ) -> DocumentSource.Failure? {
        if document.location.isRemote { return location.isRemote && !uri.isPath ? nil : .local }
        guard location.isPath, DocumentLocation.isAbsolutePath(address) else { return nil }
        return source.allows(location.text) ? nil : .outside
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
        let isOutside = source.isOutside(candidate.text)
        let own = DiagnosticCollector()
        let node = DocumentReader().read(file, into: own)
        if !isOutside { own.diagnostics.forEach(diagnostics.report) }
        guard let node, !isOutside || node.object != nil || node.array != nil else {
            // What is wrong with a file outside is said without a word of what is in it.
            let place = isOutside ? own.place(in: file) : nil
            let reason = node == nil ? "it is neither YAML nor JSON" : "it isn't a description"
            let failure = DocumentSource.Failure.unreadable(reason: reason + (place.map { " (\($0))" } ?? ""))
            unavailable[location] = failure
            return .failure(failure)
        }
        if isOutside {
            if !node.resemblesDescription {
                hidden.insert(file.id)
                source.hideLines(file)
            }
            own.diagnostics.forEach(diagnostics.report)
        }
        let pointer = Pointer.root(of: name(of: candidate))
        let base = source.origin(candidate.text)?.base ?? candidate
        let document = LoadedDocument(root: node, file: file, location: base, pointer: pointer)
        remember(document, at: location)
        return .success(document)
    }

    /// Addresses that differ in what isn't printed have different names all the same.
    private func name(of location: DocumentLocation) -> String {
        let name = location.relative(to: root.location)
        var candidate = name
        var number = 2
        while !names.insert(candidate).inserted {
            candidate = "\(name) (\(number))"
            number += 1
        }
        return candidate
    }

    private func remember(_ document: LoadedDocument, at location: DocumentLocation) {
        byLocation[location] = document
        byLocation[document.location] = document
        byFile[document.file] = document
    }
}

extension DiagnosticCollector {
    /// Where the first error is: `line 3, column 7`.
    fileprivate func place(in file: SourceFile) -> String? {
        guard case .range(let range) = diagnostics.first(where: { $0.severity == .error })?.location else { return nil }
        let position = file.position(ofByte: Int(range.lowerBound))
        return "line \(position.line), column \(position.column)"
    }
}
