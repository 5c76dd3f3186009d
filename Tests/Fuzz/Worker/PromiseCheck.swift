import CodegenDiagnostics
import CodegenGenerator
import Foundation

/// Generates from one input, and says whether what must always be true is true.
struct PromiseCheck {
    let input: String
    /// A folder that is written to through the public door, too.
    let output: String?

    /// `generated`, `refused`, or `broken` with what went wrong.
    func run() -> String {
        let sources = SourceFiles()
        let configuration = APIConfiguration(name: "Golden", input: input, output: output ?? "/nowhere")
        let run = Pipeline(configuration, sources: sources, jobs: 1).run()
        let diagnostics = DiagnosticCollector(run.diagnostics)
        let all = diagnostics.sorted()
        if let misplaced = all.first(where: { !isPlaced($0, in: sources) }) {
            return "broken a diagnostic points outside of its file: \(misplaced.code.rawValue)"
        }
        render(all, sources)
        if run.files == nil, !diagnostics.hasErrors { return "broken nothing came out, and no error says why" }
        if run.files != nil, diagnostics.hasErrors { return "broken files came out in spite of an error" }
        if let output, let difference = difference(of: output, run.files, all, configuration) {
            return "broken \(difference)"
        }
        return run.files == nil ? "refused" : "generated"
    }

    private func isPlaced(_ diagnostic: Diagnostic, in sources: SourceFiles) -> Bool {
        var ranges = diagnostic.notes.compactMap(\.range)
        if case .range(let range) = diagnostic.location { ranges.append(range) }
        return ranges.allSatisfy { range in
            guard let file = sources[range.file] else { return false }
            // What is missing at the end of a file is missing just after it.
            return range.lowerBound <= range.upperBound && Int(range.upperBound) <= file.bytes.count + 1
        }
    }

    private func withoutNotes(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.map { Diagnostic($0.severity, $0.code, $0.message, at: $0.location) }
    }

    private func render(_ diagnostics: [Diagnostic], _ sources: SourceFiles) {
        _ = TextRenderer(files: sources).render(diagnostics)
        _ = JSONLinesRenderer(files: sources).render(diagnostics)
        _ = GitHubRenderer(files: sources).render(diagnostics)
    }

    /// Whether another run, on several threads and onto the disk, comes to something else.
    private func difference(
        of folder: String,
        _ files: [GeneratedFile]?,
        _ diagnostics: [Diagnostic],
        _ configuration: APIConfiguration
    ) -> String? {
        let generator = Generator(options: .init(jobs: 4))
        let second = generator.generate(configuration)
        generator.writeReport([second], to: folder + ".json", toolVersion: "0", diagnostics: DiagnosticCollector())
        let names = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            $0.hasSuffix(".swift")
        }
        render(second.diagnostics, generator.sources)
        // A whole run says what helps, too.
        if withoutNotes(second.diagnostics) != withoutNotes(diagnostics) { return "another run has other diagnostics" }
        guard let files else {
            return second.succeeded || FileManager.default.fileExists(atPath: folder)
                ? "there is output in spite of an error" : nil
        }
        guard second.succeeded else { return "another run comes to nothing" }
        guard names == Set(files.map(\.name)) else { return "another run has other files" }
        for file in files
        where FileManager.default.contents(atPath: "\(folder)/\(file.name)").map([UInt8].init) != file.bytes {
            return "another run writes \(file.name) otherwise"
        }
        return nil
    }
}
