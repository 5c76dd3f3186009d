package import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOverlay

/// `codegen overlay`: a description with overlays applied, as a document of its own.
extension Generator {
    /// The text of the changed description; nil when there are errors.
    ///
    /// - Parameters:
    ///   - result: Where the text goes; its extension decides between YAML and JSON, else the description's does.
    ///   - isStrict: Whether warnings are errors.
    package func overlaid(
        _ description: String, by overlays: [String], for result: String?, isStrict: Bool,
        diagnostics: DiagnosticCollector
    ) -> String? {
        var text: String?
        let own = DiagnosticCollector()
        LargeStackThread.run {
            guard let root = read(description, own) else { return }
            let changes = DescriptionChanges(
                overlays: overlays.map { OverlayFile(path: $0) }, corrections: [], sources: sources, diagnostics: own)
            let changed = changes.apply(to: root, at: description).root
            text =
                format(of: result ?? description, root) == .json
                ? JSONTreeWriter.text(of: changed) : YAMLWriter.text(of: changed)
        }
        for diagnostic in own.diagnostics { diagnostics.report(isStrict ? diagnostic.strict : diagnostic) }
        return diagnostics.hasErrors ? nil : text
    }

    /// Writes a document that a command made; an error is reported.
    package func write(_ text: String, to path: String, diagnostics: DiagnosticCollector) {
        do {
            let bytes = Array(text.utf8)
            // A pipe or a device can't be replaced.
            switch FileReader.kind(path) {
            case .file, nil: try FileWriter.replace(path, with: bytes)
            case .folder, .pipe, .device: try FileWriter.write(bytes, to: path)
            }
        } catch {
            let message = "the result can't be written: \(FileWriter.reason(error))"
            diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: .file(path: path)))
        }
    }

    private func read(_ path: String, _ diagnostics: DiagnosticCollector) -> Node? {
        switch FileLoader.load(path, takesPipes: true) {
        case .success(let bytes):
            return DocumentReader().read(sources.add(path: path, bytes: bytes), into: diagnostics)
        case .failure(let error):
            let message = "the description can't be read: \(error.reason)"
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: .file(path: path)))
            return nil
        }
    }

    private enum Format {
        case yaml
        case json
    }

    private func format(of path: String, _ root: Node) -> Format {
        let name = FilePath.name(of: path).lowercased()
        if name.hasSuffix(".json") { return .json }
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return .yaml }
        // JSON begins with a brace, which few YAML documents do.
        let first = sources[root.range.file]?.bytes.dropFirst(Int(root.range.lowerBound)).first
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .yaml
    }
}
