import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree

/// A value compared as JSON Schema compares: numbers by their exact value, text by code points, objects without their order.
struct JSONValueIdentity: Hashable, Sendable {
    let node: Node

    init(_ node: Node) { self.node = node }

    static func == (a: JSONValueIdentity, b: JSONValueIdentity) -> Bool { areEqual(a.node, b.node) }

    private static func areEqual(_ a: Node, _ b: Node) -> Bool {
        switch (a.value, b.value) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let first), .number(let second)):
            first == second || (ExactNumber(a).map { $0 == ExactNumber(b) } ?? false)
        case (.string(let a), .string(let b)): a.isExactly(b)
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(areEqual)
        case (.object(let a), .object(let b)):
            a.entries.count == b.entries.count
                && a.entries.allSatisfy { entry in b[entry.key].map { areEqual($0, entry.value) } ?? false }
        default: false
        }
    }

    func hash(into hasher: inout Hasher) { Self.hash(node, into: &hasher) }

    private static func hash(_ node: Node, into hasher: inout Hasher) {
        switch node.value {
        case .null: hasher.combine(0)
        case .bool(let flag): hasher.combine(flag)
        case .number: hasher.combine(ExactNumber(node))
        case .string(let text): hasher.combine(ExactText(text))
        case .array(let items):
            hasher.combine(items.count)
            for item in items { hash(item, into: &hasher) }
        case .object(let mapping):
            // The order of the entries must not matter.
            var sum = mapping.entries.count
            for entry in mapping.entries {
                var entryHasher = Hasher()
                entryHasher.combine(ExactText(entry.key))
                hash(entry.value, into: &entryHasher)
                sum ^= entryHasher.finalize()
            }
            hasher.combine(sum)
        }
    }
}
