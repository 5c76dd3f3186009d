package import CodegenDiagnostics
package import CodegenDocumentTree

/// The OpenAPI Specification's own objects, as they were written, each with its place.
package enum OpenAPI {}

/// A description with all of its documents.
package struct Description {
    package let document: OpenAPI.Document
    package let resolver: ReferenceResolver

    /// Reads a description from its first document; nil when it isn't one, and then an error has been reported.
    package static func decode(
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
