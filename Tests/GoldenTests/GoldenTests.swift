import Diagnostics
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
            #expect(firstDifference(text, expected[name] ?? "") == nil, "\(golden.folder)/expected/\(name)")
        }
        #expect(outcome.diagnostics == golden.expectedDiagnostics)
        #expect(outcome.report == golden.expectedReport)
    }

    @Test func `there are cases for every topic`() {
        let topics = Set(GoldenCase.all.compactMap { $0.folder.split(separator: "/").first.map(String.init) })
        #expect(GoldenCase.all.count >= 60)
        #expect(
            topics.isSuperset(of: [
                "types", "objects", "enums", "unions", "names", "operations", "client", "mistakes", "accounting",
                "filter",
            ]))
    }

    /// Codes that no description can bring about: they are about files, configurations and templates, and have tests of their own.
    private static let elsewhere: Set<DiagnosticCode> = [
        .unreadableFile, .unwritableOutput, .damagedManifest, .staleOutput, .stalePlan, .templateSyntax,
        .unknownTemplateName, .unknownTemplateFile, .tooManyNodes,
    ]

    @Test func `every diagnostic appears in some case`() {
        let all = GoldenCase.all.map(\.expectedDiagnostics).joined()
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
