/// The inputs of a build step: those that the build tool plugin finds without reading YAML.
package struct PlannedInputs {
    /// A file that lists their paths, one a line.
    private let list: String
    /// One of them, by which the step can ask to be run again.
    private let changes: String

    package init(list: String, changes: String) {
        self.list = list
        self.changes = changes
    }

    /// Whether a run looked at nothing else.
    package func cover(_ run: RunResult) -> Bool {
        guard case .success(let bytes) = FileReader.read(list) else { return false }
        let known = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { Self.place(String($0)) }
        return Set(run.inputs.map(Self.place)).isSubset(of: known)
    }

    /// Whatever path leads there.
    private static func place(_ path: String) -> String { FileReader.real(path) ?? FilePath.absolute(path) }

    /// Changes an input, so that the next build runs the step whatever else has changed.
    package func runAgain() {
        let number = (try? FileReader.read(changes).get()).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        try? FileWriter.replace(changes, with: Array(String(number &+ 1).utf8))
    }
}
