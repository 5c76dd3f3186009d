import CodegenDiagnostics
import Foundation
import Testing

/// What comes out of each case is what is committed beside it.
///
/// `RECORD_GOLDENS=1 swift test --filter GoldenTests` records what comes out, and fails, so that nobody records by accident.
@Suite struct GoldenTests {
    @Test(arguments: GoldenCase.all)
    func `what comes out is what is expected`(_ golden: GoldenCase) throws {
        let outcome = try golden.run()
        if GoldenCase.isRecording {
            try golden.record(outcome)
            Issue.record("recorded \(golden.folder)")
            return
        }
        let expected = GoldenCase.contents(of: golden.expected)
        #expect(outcome.files.keys.sorted() == expected.keys.sorted())
        for (name, text) in outcome.files.sorted(by: { $0.key < $1.key }) {
            #expect(firstDifference(text, expected[name] ?? "") == nil, "\(golden.expected)/\(name)")
        }
        #expect(outcome.diagnostics == golden.expectedDiagnostics)
        #expect(outcome.report == golden.expectedReport)
    }

    @Test func `every folder of a topic is a case`() throws {
        var folders: [String] = []
        for topic in try FileManager.default.contentsOfDirectory(atPath: GoldenCase.root) {
            let names = try FileManager.default.contentsOfDirectory(atPath: "\(GoldenCase.root)/\(topic)")
            folders += names.map { "\(topic)/\($0)" }
        }
        #expect(!folders.isEmpty)
        #expect(GoldenCase.all.map(\.folder) == folders.sorted())
    }

    @Test(arguments: GoldenCase.all)
    func `a case expects something`(_ golden: GoldenCase) {
        #expect(!GoldenCase.contents(of: golden.expected).isEmpty || !golden.expectedDiagnostics.isEmpty)
    }

    /// Codes that no description can bring about: they are about files, configurations and templates, and have tests of their own.
    private static let elsewhere: Set<DiagnosticCode> = [
        .unreadableFile, .unwritableOutput, .damagedManifest, .staleOutput, .stalePlan, .templateSyntax,
        .unknownTemplateName, .unknownTemplateFile, .tooManyNodes, .failedDownload,
    ]

    @Test func `every diagnostic appears in some case`() {
        let all = GoldenCase.all.map(\.expectedDiagnostics).joined() + GoldenCase.transcripts
        for code in DiagnosticCode.allCases where !Self.elsewhere.contains(code) {
            #expect(all.contains("[\(code.rawValue)]"), "no case shows [\(code.rawValue)]")
        }
    }

    /// The first line that differs, as `line 3: got … instead of …`.
    private func firstDifference(_ got: String, _ wanted: String) -> String? {
        guard got != wanted else { return nil }
        let gotLines = got.split(separator: "\n", omittingEmptySubsequences: false)
        let wantedLines = wanted.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in gotLines.enumerated() {
            let other = wantedLines.indices.contains(index) ? String(wantedLines[index]) : "nothing"
            if other != line { return "line \(index + 1): got `\(line)` instead of `\(other)`" }
        }
        return "line \(gotLines.count + 1): got nothing instead of `\(wantedLines[gotLines.count])`"
    }
}
