import Foundation
import Testing

/// The Swift that `codegen sample` prints for both SDKs is recorded in `Tests/SampleCallTests`, where it is compiled and run.
///
/// `RECORD_GOLDENS=1 swift test --filter RecordedSampleTests` records it, and fails on purpose.
@Suite struct RecordedSampleTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

    @Test(arguments: [("HeroHealth", true), ("HeroHealth", false), ("Heidi", true), ("Heidi", false)])
    func `the samples of the SDKs are recorded`(_ api: String, _ isComplete: Bool) throws {
        let folder = try TemporaryFolder()
        let arguments =
            ["sample", "--config", "\(Self.root.path)/openapi/codegen.yaml", "--as", "swift"]
            + (isComplete ? ["--all"] : [])
        let run = try BuiltTool(name: "codegen").run(arguments, in: folder.path)
        #expect(run.code == 0)
        #expect(run.errors == "")
        let name = api + (isComplete ? "Calls" : "RequiredCalls")
        let elements = try Self.elements(client: "\(api)Client", run.output)
        // In files that people can read.
        let half = (elements.count + 1) / 2
        for (part, calls) in [("First", elements.prefix(half)), ("Last", elements.dropFirst(half))] {
            try check(Self.file("\(name)\(part)", client: "\(api)Client", of: api, calls), "\(name)\(part)")
        }
    }

    private func check(_ text: String, _ name: String) throws {
        let file = Self.root.appendingPathComponent("Tests/SampleCallTests/Recorded/\(name).swift")
        if Self.isRecording {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded")
        } else {
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
        }
    }

    /// Each call in a closure that drops its result.
    private static func elements(client: String, _ output: String) throws -> [String] {
        let blocks = output.components(separatedBy: "\n\n")
        // The calls of an API come after its client.
        let start = try #require(blocks.firstIndex { $0.hasPrefix("let client = \(client)(") })
        let calls = blocks[(start + 1)...].prefix { !$0.hasPrefix("let client") }
        #expect(calls.allSatisfy { $0.hasPrefix("// ") })
        return calls.map { block in
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
            let call = lines.dropFirst().map { "            " + $0 }.joined(separator: "\n")
                .replacing("let result = ", with: "_ = ").replacing("print(item)", with: "_ = item")
            return "        SampleCall(\"\(lines[0].dropFirst(3))\") { client in\n\(call)\n        },"
        }
    }

    private static func file(
        _ name: String, client: String, of api: String, _ elements: ArraySlice<String>
    ) -> String {
        """
        // Recorded from `codegen sample`; see RecordedSampleTests.
        import APIRuntime
        import Foundation
        import \(api)

        enum \(name) {
            static let all: [SampleCall<\(client)>] = [
        \(elements.joined(separator: "\n"))
            ]
        }

        """
    }
}
