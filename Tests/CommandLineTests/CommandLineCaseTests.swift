import Testing

/// Compares the transcript of each case's commands with the one that is committed.
///
/// `RECORD_GOLDENS=1 swift test --filter CommandLineCaseTests` records the transcripts, and fails on purpose.
@Suite struct CommandLineCaseTests {
    @Test(arguments: CommandLineCase.all)
    func `a transcript is as committed`(_ each: CommandLineCase) throws {
        let transcript = try each.transcript()
        if CommandLineCase.isRecording {
            try each.record(transcript)
            Issue.record("recorded \(each.folder)")
            return
        }
        #expect(transcript == each.expected)
    }

    @Test func `there are cases of every topic`() {
        let topics = Set(CommandLineCase.all.compactMap { $0.folder.split(separator: "/").first })
        #expect(
            topics == ["check", "configuration", "fetch", "generate", "mock", "overlay", "sample", "usage", "validate"])
    }
}
