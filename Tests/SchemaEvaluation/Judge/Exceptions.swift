import Foundation

/// What isn't passed: the beginning of a test's name, a tab, and the reason.
struct Exceptions {
    let rows: [String]

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.split(separator: "\t").first.map(String.init)
        }
    }

    /// The row that covers a test.
    func row(for name: String) -> String? { rows.first { name.hasPrefix($0) } }

    /// Whether a row covers a whole file, of which some tests may pass.
    func isWhole(_ row: String) -> Bool { row.hasSuffix(".json/") }
}
