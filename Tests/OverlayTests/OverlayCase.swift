import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOverlay

/// A description and an overlay as texts, and what comes of them.
struct OverlayCase {
    let files = SourceFiles()
    let diagnostics = DiagnosticCollector()
    let root: Node
    let application: OverlayApplication

    init(_ base: String, _ overlays: String..., limits: DocumentLimits = .init()) {
        let file = files.add(path: "openapi.yaml", bytes: Array(base.utf8))
        let read = DocumentReader().read(file, into: diagnostics) ?? Node(.null, range: file.range(ofLine: 1))
        application = OverlayApplication(to: read, files: files, limits: limits, diagnostics: diagnostics)
        for (index, text) in overlays.enumerated() {
            let file = files.add(path: "overlay\(index + 1).yaml", bytes: Array(text.utf8))
            if let overlay = OverlayReader(file: file, diagnostics: diagnostics).read() { application.apply(overlay) }
        }
        root = application.root
    }

    /// With the head that every overlay needs.
    static func actions(_ text: String, version: String = "1.1.0") -> String {
        "overlay: \(version)\ninfo: {title: A test, version: 1.0.0}\nactions:\n\(text)"
    }

    static func node(_ text: String) -> Node {
        let file = SourceFiles().add(path: "expected.yaml", bytes: Array(text.utf8))
        return DocumentReader().read(file, into: DiagnosticCollector()) ?? Node(.null, range: file.range(ofLine: 1))
    }

    /// `overlay1.yaml:4:13: error: … [code]`, without the excerpts.
    var messages: [String] {
        TextRenderer(files: files).render(files.printed(diagnostics.diagnostics)).split(separator: "\n").map(
            String.init
        )
        .filter { $0.contains(".yaml:") }
    }

    /// `overlay1.yaml:4:13`, of the value that keys and indices lead to.
    func place(_ tokens: String...) -> String {
        var node = root
        for token in tokens {
            guard let next = node.object?[token] ?? Int(token).flatMap({ node.array?[$0] }) else { return "nothing" }
            node = next
        }
        guard let file = files[node.range.file] else { return "nowhere" }
        let position = file.position(ofByte: Int(node.range.lowerBound))
        return "\(file.path):\(position.line):\(position.column)"
    }
}
