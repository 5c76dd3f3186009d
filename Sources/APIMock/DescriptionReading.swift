import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument
import CodegenOverlay
import Foundation

/// Reads a description with its overlays and the files that it refers to.
struct DescriptionReading {
    let files = SourceFiles()
    /// Nil when it can't be used.
    private(set) var description: Description?
    private let diagnostics = DiagnosticCollector()

    init(_ path: String, overlays: [String]) {
        guard let file = Self.load(path, files, diagnostics),
            let read = DocumentReader().read(file, into: diagnostics)
        else { return }
        var root = read
        if !overlays.isEmpty {
            let application = OverlayApplication(to: read, files: files, diagnostics: diagnostics)
            for overlay in overlays {
                guard let file = Self.load(overlay, files, diagnostics),
                    let actions = OverlayReader(file: file, diagnostics: diagnostics).read()
                else { return }
                application.apply(actions)
            }
            root = application.root
        }
        let found = Description.decode(
            root, in: file, isChanged: !overlays.isEmpty, source: Self.source(files), diagnostics: diagnostics)
        if !diagnostics.hasErrors { description = found }
    }

    /// All errors, as they are printed.
    var error: MockError {
        let errors = diagnostics.sorted().filter { $0.severity == .error }
        return MockError(description: TextRenderer(files: files).digest(errors, wholeList: ""))
    }

    private static func load(_ path: String, _ files: SourceFiles, _ diagnostics: DiagnosticCollector) -> SourceFile? {
        do {
            return files.add(path: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch {
            let message = "`\(path)` can't be read: \(error.localizedDescription)"
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: .file(path: path)))
            return nil
        }
    }

    /// Local files only.
    private static func source(_ files: SourceFiles) -> DocumentSource {
        DocumentSource(load: { location, _ in
            guard !DocumentLocation(location).isRemote else { return .failure(.remote(command: "codegen fetch")) }
            guard FileManager.default.fileExists(atPath: location) else { return .failure(.missing) }
            guard let data = FileManager.default.contents(atPath: location) else {
                return .failure(.unreadable(reason: "it can't be read"))
            }
            return .success(files.add(path: location, bytes: [UInt8](data)))
        })
    }
}
