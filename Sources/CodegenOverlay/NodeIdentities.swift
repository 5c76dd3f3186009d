import CodegenDiagnostics
import CodegenDocumentTree

/// Keeps the places of different values different.
///
/// Readers of a tree take two values at one place of a file for the same one. A value that is inserted twice, or that an alias of YAML
/// repeats and an action changes at one of its uses, is given the places of a copy of its file: they are printed alike.
final class NodeIdentities {
    private let files: SourceFiles
    /// The places of arrays and objects.
    private var known: Set<SourceRange> = []
    /// Those that are at several places of the tree.
    private var shared: Set<SourceRange> = []

    init(root: Node, files: SourceFiles) {
        self.files = files
        register(root)
    }

    /// A value to insert: as it is where it is new, else as a copy.
    func inserted(_ node: Node) -> Node {
        var copies: [SourceFileID: SourceFileID] = [:]
        let node = known.contains(node.range) ? node.moved { copy(of: $0, &copies) } : node
        register(node)
        return node
    }

    /// A changed array or object.
    func changed(_ node: Node, to value: Node.Value) -> Node {
        guard shared.contains(node.range) else { return Node(value, range: node.range) }
        var copies: [SourceFileID: SourceFileID] = [:]
        let range = node.range.moved(to: copy(of: node.range.file, &copies))
        note(range)
        return Node(value, range: range)
    }

    private func copy(of file: SourceFileID, _ copies: inout [SourceFileID: SourceFileID]) -> SourceFileID {
        if let copy = copies[file] { return copy }
        let copy = files.addCopy(of: file)
        copies[file] = copy
        return copy
    }

    private func register(_ node: Node) {
        switch node.value {
        case .object(let mapping):
            note(node.range)
            for entry in mapping.entries { register(entry.value) }
        case .array(let items):
            note(node.range)
            for item in items { register(item) }
        case .null, .bool, .number, .string: break
        }
    }

    private func note(_ range: SourceRange) {
        if !known.insert(range).inserted { shared.insert(range) }
    }
}
