import CodegenDiagnostics
import CodegenGenerator
import CodegenOpenAPIDocument

/// The headers of one API's source, with their values: sent to the source's own origin, and never printed.
struct SecretHeaders {
    private let origin: WebOrigin?
    private let values: [[String]]
    /// Values that are never printed.
    private let secrets: [String]

    /// For documents without a source.
    static let none = SecretHeaders(origin: nil, values: [], secrets: [])

    /// Takes the values from the environment; nil where one is missing, which has been reported then.
    static func reading(
        _ source: RemoteSource, _ environment: [String: String], _ diagnostics: DiagnosticCollector
    ) -> SecretHeaders? {
        var values: [[String]] = []
        var secrets: [String] = []
        var isComplete = true
        for header in source.headers {
            func report(_ fault: String) {
                let message =
                    "the header `\(header.name)` needs the environment variable `\(header.variable)`, which \(fault)"
                let location = header.range.map(Diagnostic.Location.range) ?? .file(path: source.address.printed)
                diagnostics.report(Diagnostic(.error, .failedDownload, message, at: location))
                isComplete = false
            }
            guard let value = environment[header.variable] else {
                report("is not set")
                continue
            }
            guard !value.isEmpty else {
                report("is empty")
                continue
            }
            guard value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x09 }) else {
                report("has a line break, or a character that no header has")
                continue
            }
            values.append([header.name, header.prefix + value])
            secrets.append(value)
        }
        guard isComplete else { return nil }
        return SecretHeaders(origin: WebOrigin(source.address), values: values, secrets: secrets)
    }

    /// None for another origin.
    func headers(for place: DocumentLocation) -> [[String]] {
        origin != nil && WebOrigin(place) == origin ? values : []
    }

    /// A text that may come from the server, without the values.
    func redacted(_ text: String) -> String {
        secrets.sorted { $0.count > $1.count }.reduce(text) { $0.replacing($1, with: "***") }
    }
}
