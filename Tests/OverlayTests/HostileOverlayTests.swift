import CodegenDiagnostics
import CodegenDocumentTree
import CodegenJSONPath
import CodegenOverlay
import Testing

/// Overlays that were made by chance: whatever they say, the result is a document, and its places tell its values apart.
@Suite struct HostileOverlayTests {
    private static let base = "{a: &x {b: {c: [1, {d: 2}]}, e: 1}, f: *x, g: [1, [2], {h: null}]}"
    private static let targets = [
        "$", "$.a", "$..*", "$.*", "$.f.b", "$.g[*]", "$..c", "$..[?@.d]", "$.g[0,1]", "$.a.b.c[-1]", "$..['a','b']",
    ]
    private static let changes = [
        "update: {a: {b: 1}, c: [1]}", "update: [1, 2]", "update: x", "update: null", "update: {}", "remove: true",
        "copy: $.a", "copy: $", "update: &x {y: [1], z: &q {w: 1}, again: *q}\n    x-more: *x",
    ]

    @Test(arguments: 1...300) func `an overlay by chance`(_ seed: UInt64) throws {
        var random = Chance(seed: seed)
        let actions = (0..<6).map { _ in
            "  - target: \"\(random.element(of: Self.targets))\"\n    \(random.element(of: Self.changes))\n"
        }
        var text = OverlayCase.actions(actions.joined())
        if seed.isMultiple(of: 3) { text = random.mutated(text) }
        let limits = DocumentLimits(depth: 40, nodes: 2_000)
        let applied = OverlayCase(Self.base, text, limits: limits)
        #expect(OverlayCase.node(YAMLWriter.text(of: applied.root)) == applied.root, "\(text)")
        var places: [SourceRange: Node] = [:]
        #expect(areTold(apart: applied.root, &places), "\(text)")
    }

    /// Whether arrays and objects at one place are equal.
    private func areTold(apart node: Node, _ places: inout [SourceRange: Node]) -> Bool {
        switch node.value {
        case .object(let mapping):
            guard (places.updateValue(node, forKey: node.range) ?? node) == node else { return false }
            return mapping.entries.allSatisfy { areTold(apart: $0.value, &places) }
        case .array(let items):
            guard (places.updateValue(node, forKey: node.range) ?? node) == node else { return false }
            return items.allSatisfy { areTold(apart: $0, &places) }
        case .null, .bool, .number, .string: return true
        }
    }

    /// The same choices for the same seed.
    private struct Chance: RandomNumberGenerator {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }

        mutating func element(of texts: [String]) -> String { texts[Int.random(in: texts.indices, using: &self)] }

        mutating func mutated(_ text: String) -> String {
            var scalars = Array(text.unicodeScalars)
            for _ in 0..<4 {
                let index = Int.random(in: 0..<scalars.count, using: &self)
                if Bool.random(using: &self) {
                    scalars.remove(at: index)
                } else {
                    scalars.insert(
                        contentsOf: element(of: ["$", "[", "]", "'", ": ", "\n", "@", "&", "\u{0}"]).unicodeScalars,
                        at: index)
                }
            }
            var result = ""
            result.unicodeScalars.append(contentsOf: scalars)
            return result
        }
    }
}
