package import CodegenDocumentTree

/// A node that a query selects, and where it is: by keys and indices from the root.
package struct NodeLocation: Sendable {
    package let node: Node
    private let trail: Trail?

    package static func root(_ node: Node) -> NodeLocation { NodeLocation(node: node, trail: nil) }

    private init(node: Node, trail: Trail?) {
        self.node = node
        self.trail = trail
    }

    func child(_ step: Step, _ node: Node) -> NodeLocation {
        NodeLocation(node: node, trail: Trail(parent: trail, step: step))
    }

    /// From a node to one of its children.
    package enum Step: Sendable, Hashable {
        /// The entry of an object at a position, with its key.
        case key(String, position: Int)
        case index(Int)

        /// As an entry of a normalized path.
        fileprivate var text: String {
            switch self {
            case .key(let key, _): "['\(Step.escaped(key))']"
            case .index(let index): "[\(index)]"
            }
        }

        private static func escaped(_ key: String) -> String {
            var text = ""
            for scalar in key.unicodeScalars {
                switch scalar {
                case "'": text += "\\'"
                case "\\": text += "\\\\"
                case "\u{8}": text += "\\b"
                case "\u{C}": text += "\\f"
                case "\n": text += "\\n"
                case "\r": text += "\\r"
                case "\t": text += "\\t"
                case "\u{0}"..."\u{1F}":
                    text += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
                default: text.unicodeScalars.append(scalar)
                }
            }
            return text
        }
    }

    /// The steps from a node back to the root; nodes share those that they have in common.
    private final class Trail: Sendable {
        let parent: Trail?
        let step: Step

        init(parent: Trail?, step: Step) {
            self.parent = parent
            self.step = step
        }
    }

    /// The steps from the root to the node.
    package var steps: [Step] {
        var steps: [Step] = []
        var current = trail
        while let trail = current {
            steps.append(trail.step)
            current = trail.parent
        }
        return steps.reversed()
    }

    /// The normalized path (RFC 9535, section 2.7): `$['paths']['/pets']`.
    package var path: String { "$" + steps.map(\.text).joined() }
}
