import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument
import CodegenOverlay

/// The changes to a description before it is decoded: overlays first, then the configuration's corrections.
struct DescriptionChanges {
    let overlays: [OverlayFile]
    let corrections: [Correction]
    let sources: SourceFiles
    let diagnostics: DiagnosticCollector
    /// Notes an input of the run.
    var noteInput: (String) -> Void = { _ in }

    var isEmpty: Bool { overlays.isEmpty && corrections.isEmpty }

    /// The result, and where its parts come from; what can't be applied is reported and left out.
    func apply(to root: Node, at path: String) -> OverlayApplication {
        let application = OverlayApplication(to: root, files: sources, diagnostics: diagnostics)
        for file in overlays {
            guard let overlay = read(file) else { continue }
            check(overlay.extends, of: file, against: path)
            application.apply(overlay)
        }
        for correction in corrections {
            CorrectionActions(correction, diagnostics: diagnostics).apply(to: application)
        }
        return application
    }

    private func read(_ file: OverlayFile) -> Overlay? {
        noteInput(file.path)
        switch FileLoader.load(file.path, takesPipes: true) {
        case .success(let bytes):
            let source = sources.add(path: file.path, bytes: bytes)
            return OverlayReader(file: source, diagnostics: diagnostics).read()
        case .failure(let error):
            let message = "the overlay `\(file.path)` can't be read: \(error.reason)"
            let location = file.range.map(Diagnostic.Location.range) ?? .file(path: file.path)
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: location))
            return nil
        }
    }

    /// An overlay may be for another description. A file's name doesn't show its source address.
    private func check(_ extends: Overlay.Extension?, of file: OverlayFile, against path: String) {
        guard let extends, !extends.address.isEmpty, FileReader.kind(path) == .file else { return }
        var address = extends.address
        if address.hasPrefix("file://") { address.removeFirst("file://".count) }
        guard !address.contains("://") else { return }
        address = PercentCoding.decoded(address[...]) ?? address
        let named = FilePath.joined(FilePath.folder(of: file.path), address)
        let isSame = FileReader.real(named).map { $0 == FileReader.real(path) } ?? false
        guard !isSame, FilePath.absolute(named) != FilePath.absolute(path) else { return }
        diagnostics.warning(
            .foreignOverlay, "the overlay is for `\(extends.address)`, but it is applied to `\(path)`",
            at: extends.range)
    }
}
