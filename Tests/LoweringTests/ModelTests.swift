import CodegenAPIModel
import CodegenGoldenCases
import Testing

/// What each case with a `model.txt` means: a difference here is one of meaning, not of names or layout.
@Suite struct ModelTests {
    @Test(arguments: StageCase.all(with: "model.txt"))
    func `a description means what is recorded`(_ golden: StageCase) throws {
        let text = ModelText.of(try #require(try golden.model()))
        let expected = try golden.expected(recording: text)
        let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
        let difference = lines.first { $0 != $1 }.map { "`\($0)` instead of `\($1)`" }
        #expect(text == expected, "\(golden): \(difference ?? "longer or shorter")")
        if StageCase.isRecording { Issue.record("recorded \(golden)") }
    }

    @Test func `many cases record their model`() {
        #expect(StageCase.all(with: "model.txt").count >= 40)
    }

    @Test func `the same description gives equal models`() throws {
        for golden in StageCase.all(with: "model.txt").prefix(10) {
            #expect(try golden.model() == golden.model(), "\(golden)")
        }
    }
}
