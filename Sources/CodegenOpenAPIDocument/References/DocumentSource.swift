package import CodegenDiagnostics

/// Where the documents come from that a description refers to.
package struct DocumentSource {
    /// Why a document can't be had.
    package enum Failure: Error {
        case missing
        case unreadable(reason: String)
        /// It would have to be fetched, which isn't allowed.
        case remote
        /// An absolute path, which no setting allows.
        case outside
        /// A local file, named by a document from another machine.
        case local
    }

    /// Reads the file at a path or URL. The second argument is the name that diagnostics print for it.
    package let load: (_ location: String, _ printed: String) -> Result<SourceFile, Failure>
    /// Whether documents may name a file by its absolute path.
    package let allows: (_ path: String) -> Bool
    /// Whether a document is somewhere else than in the folder of the first one, or below it.
    package let isOutside: (_ location: String) -> Bool
    /// Keeps the lines of a file out of diagnostics.
    package let hideLines: (SourceFile) -> Void

    package init(
        load: @escaping (_ location: String, _ printed: String) -> Result<SourceFile, Failure>,
        allows: @escaping (_ path: String) -> Bool = { _ in false },
        isOutside: @escaping (_ location: String) -> Bool = { _ in false },
        hideLines: @escaping (SourceFile) -> Void = { _ in }
    ) {
        self.load = load
        self.allows = allows
        self.isOutside = isOutside
        self.hideLines = hideLines
    }

    /// For descriptions without references to other documents.
    package static var none: DocumentSource { DocumentSource(load: { _, _ in .failure(.missing) }) }
}
