import APIModel
import Diagnostics
import Foundation
import Generator

/// Generates from one input, and says whether what must always be true is true.
struct PromiseCheck {
    let input: String
    /// A folder that is written to through the public door, too.
    let output: String?

    /// `generated`, `refused`, or `broken` with what went wrong.
    func run() -> String {
        let sources = SourceFiles()
        let diagnostics = DiagnosticCollector()
        var api: API?
        let configuration = APIConfiguration(name: "Golden", input: input, output: output ?? "/nowhere")
        let product = Pipeline(configuration: configuration, jobs: 1).run(sources, diagnostics, lowered: &api)
        let all = diagnostics.sorted()
        if let misplaced = all.first(where: { !isPlaced($0, in: sources) }) {
            return "broken a diagnostic points outside of its file: \(misplaced.code.rawValue)"
        }
        render(all, sources)
        if product == nil, !diagnostics.hasErrors { return "broken nothing came out, and no error says why" }
        if product != nil, diagnostics.hasErrors { return "broken files came out in spite of an error" }
        if let output, let difference = difference(of: output, product, all, configuration) {
            return "broken \(difference)"
        }
        return product == nil ? "refused" : "generated"
    }

    private func isPlaced(_ diagnostic: Diagnostic, in sources: SourceFiles) -> Bool {
        var ranges = diagnostic.notes.compactMap(\.range)
        if case .range(let range) = diagnostic.location { ranges.append(range) }
        return ranges.allSatisfy { range in
            guard let file = sources[range.file] else { return false }
            // What is missing at the end of a file is missing just behind it.
            return range.lowerBound <= range.upperBound && Int(range.upperBound) <= file.bytes.count + 1
        }
    }

    private func render(_ diagnostics: [Diagnostic], _ sources: SourceFiles) {
        _ = TextRenderer(files: sources).render(diagnostics)
        _ = JSONLinesRenderer(files: sources).render(diagnostics)
        _ = GitHubRenderer(files: sources).render(diagnostics)
    }

    /// Whether another run, on several threads and onto the disk, comes to something else.
    private func difference(
        of folder: String,
        _ product: Pipeline.Product?,
        _ diagnostics: [Diagnostic],
        _ configuration: APIConfiguration
    ) -> String? {
        let generator = Generator(options: .init(jobs: 4))
        let second = DiagnosticCollector()
        let report = generator.generate(configuration, diagnostics: second)
        generator.writeReport(to: folder + ".json", toolVersion: "0", diagnostics: second)
        let names = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            $0.hasSuffix(".swift")
        }
        if second.sorted() != diagnostics { return "another run has other diagnostics" }
        guard let product else {
            return report != nil || FileManager.default.fileExists(atPath: folder)
                ? "there is output in spite of an error" : nil
        }
        guard report != nil else { return "another run comes to nothing" }
        guard names == Set(product.files.map(\.name)) else { return "another run has other files" }
        for file in product.files
        where FileManager.default.contents(atPath: "\(folder)/\(file.name)").map([UInt8].init) != file.bytes {
            return "another run writes \(file.name) otherwise"
        }
        return nil
    }
}
