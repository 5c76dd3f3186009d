import Foundation
import Testing

/// A tool that was built with these tests, run as people and plugins run it.
struct BuiltTool {
    let name: String

    struct Run {
        let code: Int32
        let output: String
        let errors: String
    }

    /// - Parameter environment: Beside the tests' own.
    func run(
        _ arguments: [String], in folder: String, environment: [String: String] = [:], standardInput: String? = nil
    ) throws -> Run {
        let process = Process()
        let url: URL = try #require(url)
        process.executableURL = url
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let input = URL(fileURLWithPath: "\(folder)/.input")
        if let standardInput {
            try Data(standardInput.utf8).write(to: input)
            process.standardInput = try FileHandle(forReadingFrom: input)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        let output = URL(fileURLWithPath: "\(folder)/.output")
        let errors = URL(fileURLWithPath: "\(folder)/.errors")
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        // A tool that waits for ever is ended, and fails the test.
        let watch = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: watch)
        process.waitUntilExit()
        watch.cancel()
        #expect(process.terminationReason == .exit)
        return Run(
            code: process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8)
        )
    }

    /// It stands beside the tests' bundle.
    private var url: URL? {
        let arguments = CommandLine.arguments.map { URL(fileURLWithPath: $0) }
        let places = arguments + Bundle.allBundles.map(\.bundleURL)
        for place in places {
            var folder = place
            for _ in 0..<5 {
                folder.deleteLastPathComponent()
                let candidate = folder.appendingPathComponent(name)
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue,
                    FileManager.default.isExecutableFile(atPath: candidate.path)
                {
                    return candidate
                }
            }
        }
        return nil
    }
}
