import SwiftViews

/// Templates as the renderer runs them: names are numbers, partials are found.
struct Programs: Sendable {
    private let indices: [String: Int]
    let all: [[Step]]
    let fields: FieldTable

    enum Step: Sendable {
        /// Text within a line.
        case text([UInt8])
        case newline
        /// `{{.}}`
        case line
        case variable(Int)
        case section(Int, [Step])
        case inverted(Int, [Step])
        case partial(Int, indentation: [UInt8])
    }

    init(_ templates: [String: Template], roots: [ViewShape]) {
        let names = templates.keys.sorted()
        var compiler = Compiler(templates: Dictionary(uniqueKeysWithValues: zip(names, names.indices)))
        all = names.map { name in templates[name].map { compiler.steps($0.nodes) } ?? [] }
        indices = compiler.templates
        fields = FieldTable(roots, numbers: compiler.numbers)
    }

    func steps(of template: String) -> [Step]? { indices[template].map { all[$0] } }

    /// Counts the names as it meets them.
    private struct Compiler {
        let templates: [String: Int]
        private(set) var numbers: [String: Int] = [:]

        init(templates: [String: Int]) { self.templates = templates }

        mutating func steps(_ nodes: [Template.Node]) -> [Step] { nodes.compactMap { step($0) } }

        private mutating func step(_ node: Template.Node) -> Step? {
            switch node {
            case .text(let text): .text(Array(text.utf8))
            case .newline: .newline
            case .variable(let tag): tag.name == "." ? .line : .variable(number(of: tag.name))
            case .section(let tag, isInverted: false, let inner): .section(number(of: tag.name), steps(inner))
            case .section(let tag, isInverted: true, let inner): .inverted(number(of: tag.name), steps(inner))
            case .partial(let tag, let indentation):
                templates[tag.name].map { .partial($0, indentation: Array(indentation.utf8)) }
            }
        }

        private mutating func number(of name: String) -> Int {
            if let number = numbers[name] { return number }
            let number = numbers.count
            numbers[name] = number
            return number
        }
    }
}
