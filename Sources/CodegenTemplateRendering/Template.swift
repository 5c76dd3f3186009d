import CodegenDiagnostics

/// A parsed template: Mustache without lambdas, without HTML escaping, and with a place for every tag.
package struct Template: Sendable {
    package let name: String
    let nodes: [Node]

    indirect enum Node: Sendable {
        /// Text within a line.
        case text(String)
        case newline
        case variable(Tag)
        case section(Tag, Section, [Node])
        /// `indentation` is the text before the tag on its line.
        case partial(Tag, indentation: String)
    }

    /// When, and how, the content of a section is rendered.
    enum Section: Sendable {
        /// `{{#name}}`: for each item.
        case repeated
        /// `{{^name}}`: where there is no item.
        case inverted
        /// `{{*name}}`: as an element of a list, one for each item. The list is on one line where that line fits,
        /// else on a line for each element, or on as few lines as hold all where it is `filled`.
        case list(isFilled: Bool)
    }

    /// The name in a tag, and where it is.
    struct Tag: Sendable {
        let name: String
        let range: SourceRange
    }
}

extension Template.Node {
    /// It is rendered as more than a part of a line.
    var hasLineEnd: Bool {
        switch self {
        case .newline: true
        case .section(_, _, let inner): inner.contains(where: \.hasLineEnd)
        case .text, .variable, .partial: false
        }
    }
}
