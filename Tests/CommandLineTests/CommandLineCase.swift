import Foundation
import Testing

/// A case: a folder with `commands.txt` (a command a line), the files that the commands find, and `expected.txt`: the standard output,
/// the standard error and the exit code of each command, and the names of the new files.
struct CommandLineCase: CustomTestStringConvertible, Sendable {
    let folder: String

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Cases").path
    static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

    /// Every folder below `Cases` that holds commands.
    static let all: [CommandLineCase] = {
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix("/commands.txt") }.sorted().map {
            CommandLineCase(folder: ($0 as NSString).deletingLastPathComponent)
        }
    }()

    var testDescription: String { folder }
    private var path: String { "\(Self.root)/\(folder)" }
    private var expectedFile: String { "\(path)/expected.txt" }
    var expected: String { (try? String(contentsOfFile: expectedFile, encoding: .utf8)) ?? "" }

    func record(_ transcript: String) throws {
        try transcript.write(toFile: expectedFile, atomically: true, encoding: .utf8)
    }

    /// Runs the commands in a copy of the folder.
    func transcript() throws -> String {
        let temporary = try TemporaryFolder()
        let work = temporary.path
        let given = try files(in: path).filter { !["commands.txt", "expected.txt"].contains($0) }
        for name in given {
            let place = URL(fileURLWithPath: "\(work)/\(name)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: URL(fileURLWithPath: "\(path)/\(name)"), to: place)
        }
        var blocks: [String] = []
        for line in try String(contentsOfFile: "\(path)/commands.txt", encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let run = try BuiltTool(name: try #require(words.first)).run(Array(words.dropFirst()), in: work)
            blocks.append(
                "$ \(line)\n" + lines(run.output, "out") + lines(run.errors, "err") + "exit| \(run.code)\n")
        }
        let written = try files(in: work).filter { !given.contains($0) && ![".output", ".errors"].contains($0) }
        if !written.isEmpty { blocks.append(lines(written.joined(separator: "\n"), "new")) }
        return blocks.joined(separator: "\n").replacingOccurrences(of: work, with: "FOLDER").replacing(
            /\d+ ms/, with: "N ms")
    }

    /// Each line with its source in front.
    private func lines(_ text: String, _ source: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { $0.isEmpty ? "\(source)|\n" : "\(source)| \($0)\n" }.joined()
    }

    private func files(in folder: String) throws -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}
