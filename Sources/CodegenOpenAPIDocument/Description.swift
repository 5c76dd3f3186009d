public import CodegenDiagnostics
public import CodegenDocumentTree

/// A description with all documents that it consists of.
public struct Description {
    public let document: OpenAPI.Document
    public let resolver: ReferenceResolver

    /// Reads a description from its first document; nil when it isn't one, and then an error has been reported.
    public static func decode(
        _ root: Node,
        in file: SourceFile,
        source: DocumentSource = .none,
        diagnostics: DiagnosticCollector
    ) -> Description? {
        guard let declared = OpenAPI.Version.declared(by: root, diagnostics) else { return nil }
        let documents = DocumentSet(root: root, file: file, source: source, diagnostics: diagnostics)
        let context = DecodingContext(
            version: declared.version, swagger2: declared.isSwagger2 ? Swagger2(root: root) : nil,
            finder: ReferenceFinder(documents: documents), diagnostics: diagnostics)
        guard let document = OpenAPI.Document(decoding: documents.root.place, in: context) else { return nil }
        return Description(document: document, resolver: ReferenceResolver(document: document, context: context))
    }
}
