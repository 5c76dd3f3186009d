package import CodegenDiagnostics
package import CodegenDocumentTree

/// The OpenAPI Specification's own objects, as they were written, each with its place.
package enum OpenAPI {}

/// A description with all of its documents.
package struct Description {
    package let document: OpenAPI.Document
    package let resolver: ReferenceResolver

    /// One of its documents: the name in front of JSON pointers into it, empty for the first, and what is in it.
    package struct Tree: Sendable {
        package let name: String
        package let root: Node

        package init(name: String = "", root: Node) {
            self.name = name
            self.root = root
        }
    }

    /// The documents that have been read so far, the first one first.
    package var trees: [Tree] { resolver.context.finder.documents.trees }

    /// Reads a description from its first document; nil when it isn't one, and then an error has been reported.
    ///
    /// - Parameter isChanged: Whether overlays have changed the document.
    package static func decode(
        _ root: Node,
        in file: SourceFile,
        isChanged: Bool = false,
        source: DocumentSource = .none,
        diagnostics: DiagnosticCollector
    ) -> Description? {
        guard let declared = OpenAPI.Version.declared(by: root, diagnostics) else { return nil }
        let documents = DocumentSet(
            root: root, file: file, isChanged: isChanged, source: source, diagnostics: diagnostics)
        let context = DecodingContext(
            version: declared.version, swagger2: declared.isSwagger2 ? Swagger2(root: root) : nil,
            finder: ReferenceFinder(documents: documents), diagnostics: diagnostics)
        guard let document = OpenAPI.Document(decoding: documents.root.place, in: context) else { return nil }
        return Description(document: document, resolver: ReferenceResolver(document: document, context: context))
    }
}
