import CodegenDiagnostics
import CodegenGenerator
import CodegenMock

/// The lines about requests.
struct MockLog: Sendable {
    /// The API's name, where there are several.
    let name: String?

    func write(_ exchange: MockExchange) {
        let time = exchange.duration / .milliseconds(1)
        var line = name.map { "\($0): " } ?? ""
        line += "\(exchange.method) \(exchange.target) → \(exchange.status)"
        if let operation = exchange.operation { line += " \(operation)" }
        line += " (\(time < 10 ? (time * 10).rounded() / 10 : time.rounded()) ms)"
        let lines = [line] + exchange.reasons.map { "  " + $0 }
        Terminal.output.write(lines.map { PrintedText.visible($0) + "\n" }.joined())
    }
}
