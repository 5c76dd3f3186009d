import APIJSON
import CodegenAPIModel
import CodegenCallSamples
import CodegenDiagnostics
import CodegenGenerator
import CodegenOpenAPIDocument

/// Gathers the samples of the operations that were asked for.
final class SamplePrinter {
    private let wanted: [String]
    private let form: Sample.Form?
    private let isComplete: Bool
    private let server: String?
    private let seed: UInt64
    private let files: SourceFiles
    private var found: Set<String> = []
    private var known: [String] = []
    private var path = ""
    private var failures: [String] = []
    private var objects: [JSONValue] = []
    private var blocks: [String] = []

    init(
        wanted: [String], form: Sample.Form?, isComplete: Bool, server: String?, seed: UInt64, files: SourceFiles
    ) {
        (self.wanted, self.form, self.isComplete) = (wanted, form, isComplete)
        (self.server, self.seed, self.files) = (server, seed, files)
    }

    /// The text for standard output.
    var text: String {
        guard form == .json else { return blocks.isEmpty ? "" : blocks.joined(separator: "\n\n") + "\n" }
        let value = wanted.count == 1 && objects.count == 1 ? objects[0] : JSONValue.array(objects)
        return objects.isEmpty ? "" : ((try? JSONWriter.string(of: value, isPretty: true)) ?? "") + "\n"
    }

    func add(_ model: Generator.Model) {
        let operations = model.description.operations
        known += operations.map(\.name)
        path = model.input
        let chosen =
            wanted.isEmpty
            ? operations
            : wanted.compactMap { name in
                let operation = operations.named(name)
                if operation != nil { found.insert(name) }
                return operation
            }
        guard !chosen.isEmpty else { return }
        let sampler = CallSampler(model.description, model.api, files: files, isComplete: isComplete, seed: seed)
        let swift = SwiftCall(model.maker, model.api)
        let samples = chosen.compactMap { operation -> (DescribedOperation, CallSample)? in
            if let sample = sampler.sample(of: operation) { return (operation, sample) }
            failures.append("`\(operation.name)` has no sample: a required value couldn't be made")
            return nil
        }
        if form == nil || form == .swift, chosen.count > 1 {
            blocks.append(swift.client(for: samples.map(\.1.endpoint), server: server))
        }
        for (operation, sample) in samples {
            add(sample, of: operation, model, swift, isOnly: chosen.count == 1)
        }
    }

    private func add(
        _ sample: CallSample, of operation: DescribedOperation, _ model: Generator.Model, _ swift: SwiftCall,
        isOnly: Bool
    ) {
        var block: [String] = []
        if form != .swift {
            switch RequestSample.make(sample, model.api, server: server ?? model.api.sampleServer) {
            case .failure(let error): failures.append("`\(operation.name)` has no request: \(error)")
            case .success(let request):
                objects.append(RequestObject.value(of: request, operation: operation.name, path: operation.path))
                if !isOnly, form != .json { block.append("# \(PrintedText.line(operation.name))") }
                block.append(CurlCommand.text(of: request))
            }
        }
        if form == nil || form == .swift {
            let shapes: (TypeID) -> MultipartShape? = { id in
                if case .multipart(let shape) = model.api[id].shape { shape } else { nil }
            }
            if !isOnly, form == .swift { block.append("// \(PrintedText.line(operation.name))") }
            if isOnly { block.append((form == nil ? "\n" : "") + swift.client(for: [sample.endpoint], server: server)) }
            if let call = swift.text(of: sample, shapes) {
                block.append((form == nil && !isOnly ? "\n" : "") + call)
            } else {
                failures.append("`\(operation.name)` has no Swift: one of its values can't be written as a literal")
            }
        }
        if form != .json { blocks.append(block.joined(separator: "\n")) }
    }

    /// Reports the operations without a sample, and those that aren't there.
    func finish(_ diagnostics: DiagnosticCollector) {
        guard !diagnostics.hasErrors else { return }
        for name in wanted where !found.contains(name) {
            let notes =
                NearMiss.closest(to: name, among: known).map { [Diagnostic.Note("did you mean `\($0)`?")] } ?? []
            let message = "there is no operation `\(name)`"
            diagnostics.report(Diagnostic(.error, .unknownName, message, at: .file(path: path), notes: notes))
        }
        for failure in failures {
            diagnostics.report(Diagnostic(.warning, .noSample, failure, at: .file(path: path)))
        }
    }
}

extension API {
    /// The first server that has a host, with its variables' defaults; the mock's address where there is none.
    fileprivate var sampleServer: String {
        guard let server = servers.first(where: { !$0.isRelative }) else { return "http://127.0.0.1:4010" }
        return server.variables.reduce(server.url) { url, variable in
            url.replacing("{\(variable.wireName)}", with: variable.defaultValue)
        }
    }
}
