import CodegenDiagnostics
import CodegenFetch
import CodegenGenerator
import CodegenOpenAPIDocument
import Foundation

/// Other machines, without a network: what they have at their addresses, and what they were asked for.
final class Machines {
    /// The content of an address.
    enum Content {
        case text(String, type: String = "application/yaml", eTag: String? = nil)
        case dated(String, lastModified: String)
        case status(Int, String = "", type: String = "text/plain")
        case redirect(String)
        case failure(DownloadFailure)
    }

    var contents: [String: Content] = [:]
    private(set) var requests: [DownloadRequest] = []

    init(_ contents: [String: Content] = [:]) { self.contents = contents }

    func exchange(_ request: DownloadRequest) -> Result<DownloadResponse, DownloadFailure> {
        requests.append(request)
        func response(_ status: Int, _ headers: [String: String], _ text: String) -> DownloadResponse {
            DownloadResponse(status: status, headers: headers, body: Array(text.utf8))
        }
        switch contents[request.address] {
        case .text(let text, let type, let eTag):
            var headers = ["content-type": type]
            headers["etag"] = eTag
            if let eTag, request["If-None-Match"] == eTag { return .success(response(304, headers, "")) }
            return .success(response(200, headers, text))
        case .dated(let text, let date):
            if request["If-Modified-Since"] == date { return .success(response(304, [:], "")) }
            return .success(response(200, ["last-modified": date], text))
        case .status(let status, let text, let type): return .success(response(status, ["content-type": type], text))
        case .redirect(let target): return .success(response(302, ["location": target], "moved"))
        case .failure(let failure): return .failure(failure)
        case nil: return .success(response(404, ["content-type": "text/plain"], "not here"))
        }
    }
}

extension DownloadRequest {
    subscript(header: String) -> String? { headers.first { $0[0] == header }?[1] }
}

/// A folder with a configuration, and the fetches in it.
final class FetchFolder {
    let path: String
    let machines: Machines
    var options: Fetch.Options

    init(_ contents: [String: Machines.Content] = [:]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("fetch-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        machines = Machines(contents)
        options = Fetch.Options(date: "2026-11-30", userAgent: "codegen/test")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String) throws {
        let place = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: place, atomically: true, encoding: .utf8)
    }

    func read(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    /// All files by name.
    var files: [String: String] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.reduce(into: [:]) { files, name in files[name] = read(name) }
    }

    struct Run {
        let lines: [String]
        let diagnostics: String
        let hasChanges: Bool
    }

    /// `codegen fetch` for a configuration of the folder.
    func fetch(_ names: String..., isCheck: Bool = false, isForced: Bool = false) -> Run {
        let generator = Generator()
        let collector = DiagnosticCollector()
        let apis = generator.readConfiguration("\(path)/codegen.yaml", diagnostics: collector)
            .filter { names.isEmpty || names.contains($0.name) }
        var options = options
        options.isCheck = isCheck
        options.isForced = isForced
        let outcome = Fetch(options: options, sources: generator.sources, exchange: machines.exchange).run(apis)
        let all = collector.diagnostics + outcome.diagnostics
        let text = TextRenderer(files: generator.sources).render(all).replacingOccurrences(of: "\(path)/", with: "")
        return Run(
            lines: outcome.lines.map { $0.replacingOccurrences(of: "\(path)/", with: "") }, diagnostics: text,
            hasChanges: outcome.hasChanges)
    }

    /// `codegen generate` for the same configuration: the Swift, and the diagnostics.
    func generate() -> (swift: String, diagnostics: String) {
        let generator = Generator()
        let collector = DiagnosticCollector()
        var swift = ""
        var all: [Diagnostic] = []
        for api in generator.readConfiguration("\(path)/codegen.yaml", diagnostics: collector) {
            all += generator.generate(api).diagnostics
            for (name, text) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".swift") { swift += text }
        }
        let text = TextRenderer(files: generator.sources).render(collector.diagnostics + all)
        return (swift, text.replacingOccurrences(of: "\(path)/", with: ""))
    }
}

/// A description with a schema that is elsewhere.
func description(_ reference: String, version: String = "1") -> String {
    """
    openapi: 3.0.3
    info: {title: Pets, version: '\(version)'}
    paths: {}
    components: {schemas: {Pet: {$ref: '\(reference)'}}}

    """
}
