import CodegenDiagnostics
import CodegenDocumentTree

/// Finds the key that was probably meant: the same but for case, or a letter or two off.
package enum NearMiss {
    /// For a pointer that can't be resolved: the siblings of the first missing token.
    static func notes(for fragment: Substring, in root: Node) -> [Diagnostic.Note] {
        guard let tokens = Pointer.tokens(ofFragment: fragment) else { return [] }
        var node = root
        for token in tokens {
            guard case .object(let mapping) = node.value else { return [] }
            guard let next = mapping[token] else { return suggestion(token, in: mapping) }
            node = next
        }
        return []
    }

    private static func suggestion(_ token: String, in mapping: Mapping) -> [Diagnostic.Note] {
        closest(to: token, among: mapping.entries.map(\.key)).map { [Diagnostic.Note("did you mean `\($0)`?")] } ?? []
    }

    /// The name that was probably meant; nil where none is near.
    package static func closest(to text: String, among names: [String]) -> String? {
        let candidates = names.map { ($0, distance($0, text)) }
        guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= max(1, text.count / 4) else { return nil }
        return best.0
    }

    private static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.lowercased())
        let b = Array(b.lowercased())
        guard abs(a.count - b.count) <= 4, !a.isEmpty, !b.isEmpty, a.count <= 300 else { return a == b ? 0 : Int.max }
        var row = Array(0...b.count)
        for i in 1...a.count {
            var diagonal = row[0]
            row[0] = i
            for j in 1...b.count {
                let above = row[j]
                row[j] = min(min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
