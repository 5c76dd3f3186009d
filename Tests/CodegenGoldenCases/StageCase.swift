package import CodegenAPIModel
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenLowering
import CodegenOpenAPIDocument
import Foundation

/// A golden case as seen by the test of one stage: its description, and the text that the stage is recorded as.
public struct StageCase: Sendable, CustomStringConvertible {
    /// `unions/discriminator`
    public let description: String
    private let file: String
    private let path: String

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("GoldenTests/Cases").path

    public static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

    /// The cases that have a file of this name, such as `model.txt`.
    public static func all(with file: String) -> [StageCase] {
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { ($0 as NSString).lastPathComponent == file }.sorted().map { name in
            let folder = (name as NSString).deletingLastPathComponent
            return StageCase(description: folder, file: file, path: "\(root)/\(folder)")
        }
    }

    /// The lowered model of the description; nil when the description can't be read.
    package func model() throws -> API? {
        let name = FileManager.default.fileExists(atPath: "\(path)/openapi.json") ? "openapi.json" : "openapi.yaml"
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
        let diagnostics = DiagnosticCollector()
        let file = SourceFiles().add(path: name, bytes: bytes)
        guard let root = DocumentReader().read(file, into: diagnostics),
            let description = Description.decode(root, in: file, diagnostics: diagnostics)
        else { return nil }
        return lower(description, diagnostics: diagnostics)
    }

    /// The recorded text; in a recording, `text` is recorded first.
    public func expected(recording text: String) throws -> String {
        if Self.isRecording { try text.write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8) }
        return try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    }
}
