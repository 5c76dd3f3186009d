public import Diagnostics

/// Where the documents come from that a description refers to.
public struct DocumentSource {
    /// Why a document can't be had.
    public enum Failure: Error {
        case missing
        case unreadable(reason: String)
        /// It would have to be fetched, which nobody allowed.
        case remote
    }

    /// Reads the file at a path or URL.
    public let load: (String) -> Result<SourceFile, Failure>

    public init(load: @escaping (String) -> Result<SourceFile, Failure>) { self.load = load }

    /// For descriptions that stand alone.
    public static var none: DocumentSource { DocumentSource { _ in .failure(.missing) } }
}
