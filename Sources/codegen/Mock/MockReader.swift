import ArgumentParser
import CodegenDiagnostics
import CodegenGenerator
import CodegenMock
import CodegenOpenAPIDocument

/// Reads the description of one API, as often as its files change.
struct MockReader: Sendable {
    let name: String
    private let inputs: ReadInputs
    private let options: MockOptions
    private let state: MockState

    /// One for each API; a configuration that can't be read ends the command.
    static func all(
        _ inputs: ReadInputs, _ options: MockOptions, _ state: MockState, isQuiet: Bool
    ) throws -> [MockReader] {
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        let names = inputs.configurations(generator, diagnostics).map(\.name)
        if diagnostics.hasErrors {
            Reporting.print(diagnostics.sorted(), generator.sources, as: .text, wholeList: "")
            throw ExitCode(1)
        }
        return names.map { name in
            var options = options
            if !isQuiet {
                let log = MockLog(name: names.count > 1 ? name : nil)
                options.log = { log.write($0) }
            }
            options.onChange = { state.noteChange() }
            return MockReader(name: name, inputs: inputs, options: options, state: state)
        }
    }

    func read() -> MockAPI.Reading {
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        var files = [inputs.configurationPath].compactMap { $0 }
        var title = name
        var service: MockService?
        if let found = configuration(generator, diagnostics), !diagnostics.hasErrors {
            var options = options
            options.restored = state.remembered(of: name)
            options.paginations = found.paginations
            let reading = generator.readDescription(of: found, diagnostics: diagnostics) { [options] description in
                let info = description.document.info
                title = "\(info.title) \(info.version)"
                return MockService(description, files: generator.sources, options: options)
            }
            service = reading.result
            files += reading.inputs
        }
        let report = Reporting.Format.text.text(diagnostics.sorted(), generator.sources, wholeList: "")
        return MockAPI.Reading(service: service, title: title, files: files, report: report)
    }

    private func configuration(_ generator: Generator, _ diagnostics: DiagnosticCollector) -> APIConfiguration? {
        let all = inputs.configurations(generator, diagnostics)
        if inputs.configurationPath == nil { return all.first }
        let found = all.first { $0.name == name }
        if found == nil, !diagnostics.hasErrors, let path = inputs.configurationPath {
            let message = "the configuration has no API `\(name)` any more"
            diagnostics.report(Diagnostic(.error, .invalidConfiguration, message, at: .file(path: path)))
        }
        return found
    }
}
