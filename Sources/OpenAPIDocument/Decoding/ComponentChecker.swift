import Diagnostics
import DocumentTree

/// Reads components for their mistakes alone: one that nothing refers to can't spoil the Swift, so it only gets warnings.
final class ComponentChecker {
    private let root: Node
    private let context: DecodingContext
    private lazy var references = texts(ofReferencesIn: root)

    init(root: Node, context: DecodingContext) {
        self.root = root
        self.context = context
    }

    func check<Object: Sendable>(
        _ name: String,
        of components: inout ObjectDecoder,
        _ decode: @escaping (Node, Pointer, DecodingContext) -> Object?
    ) {
        let decode = OpenAPI.Referenced.decoding(decode)
        let context = context
        let found: [OpenAPI.Named<[Diagnostic]>] = components.namedObjects(name) { node, pointer, _ in
            let own = DiagnosticCollector()
            _ = decode(node, pointer, DecodingContext(version: context.version, diagnostics: own))
            return own.diagnostics
        }
        for component in found where !component.value.isEmpty {
            let isUsed = references.contains(components.pointer.appending(name).appending(component.name).description)
            for diagnostic in component.value { context.diagnostics.report(isUsed ? diagnostic : diagnostic.asWarning) }
        }
    }

    /// The texts of all `$ref`s, and the places that they pass on their way down.
    private func texts(ofReferencesIn root: Node) -> Set<String> {
        var result: Set<String> = []
        var pending = [root]
        while let node = pending.popLast() {
            switch node.value {
            case .object(let mapping):
                for entry in mapping.entries {
                    if entry.key == "$ref", let text = entry.value.string {
                        // `#/components/parameters/Page/schema` uses `Page`.
                        result.insert(text.split(separator: "/").prefix(4).joined(separator: "/"))
                    } else {
                        pending.append(entry.value)
                    }
                }
            case .array(let items): pending += items
            case .null, .bool, .number, .string: break
            }
        }
        return result
    }
}

extension Diagnostic {
    fileprivate var asWarning: Diagnostic {
        severity == .error ? Diagnostic(.warning, code, message, at: location, notes: notes) : self
    }
}
