import CodegenDiagnostics
import CodegenDocumentTree
import CodegenJSONPath
import Foundation

/// Holds JSONPath against the compliance test suite of RFC 9535, `cts.json`.
@main
struct JSONPathJudge {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else { throw Failure(message: "which cts.json?") }
        let path = CommandLine.arguments[1]
        let files = SourceFiles()
        let file = files.add(path: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        let diagnostics = DiagnosticCollector()
        guard let tests = DocumentReader().read(file, into: diagnostics)?.object?["tests"]?.array else {
            throw Failure(message: TextRenderer(files: files).render(diagnostics.diagnostics))
        }
        var failures = 0
        for test in tests {
            guard let test = test.object, let name = test["name"]?.string else { continue }
            if let fault = fault(of: test) {
                failures += 1
                print("\(name): \(test["selector"]?.string ?? ""): \(fault)")
            }
        }
        print("\(tests.count) tests, \(failures) failed")
        if failures > 0 || tests.isEmpty { exit(1) }
    }

    private struct Failure: Error {
        let message: String
    }

    /// Nil for a test that passes.
    private static func fault(of test: Mapping) -> String? {
        guard let selector = test["selector"]?.string else { return "no selector" }
        let isInvalid = test["invalid_selector"]?.bool ?? false
        let query: JSONPathQuery
        do throws(JSONPathError) {
            query = try JSONPathQuery(selector)
        } catch {
            return isInvalid ? nil : "rejected at column \(error.column): \(error.message)"
        }
        guard !isInvalid else { return "accepted" }
        guard let document = test["document"], let found = try? query.evaluate(on: document) else {
            return "not evaluated"
        }
        let values = test["results"]?.array ?? [test["result"]].compactMap { $0 }
        let paths = test["results_paths"]?.array ?? [test["result_paths"]].compactMap { $0 }
        let isExpected = values.indices.contains { index in
            guard values[index].array.map({ $0 == found.map(\.node) }) == true else {
                return false
            }
            guard paths.indices.contains(index) else { return true }
            return paths[index].array?.compactMap(\.string) == found.map(\.path)
        }
        return isExpected ? nil : "selected \(found.map(\.path))"
    }

}
