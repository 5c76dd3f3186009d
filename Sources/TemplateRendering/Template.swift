import Diagnostics

/// A parsed template: Mustache without lambdas, without HTML escaping, and with a place for every tag.
public struct Template: Sendable {
    public let name: String
    let nodes: [Node]

    indirect enum Node: Sendable {
        /// Text within a line.
        case text(String)
        case newline
        case variable(Tag)
        /// `isInverted` for `{{^name}}`.
        case section(Tag, isInverted: Bool, [Node])
        /// `indentation` is what stands before the tag on its line.
        case partial(Tag, indentation: String)
    }

    /// The name in a tag, and where it stands.
    struct Tag: Sendable {
        let name: String
        let range: SourceRange
    }
}
