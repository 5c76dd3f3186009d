import CodegenDiagnostics
import CodegenSwiftViews

/// Templates as the renderer runs them: names are numbers, partials are found, and steps stand in one row.
///
/// A step holds nothing that is counted: threads would hand the counts of what they share to and fro.
struct Programs: Sendable {
    private let indices: [String: Int]
    /// Where the steps of each template are.
    let all: [Range<Int>]
    let steps: [Step]
    /// The bytes of all texts.
    let texts: [UInt8]
    let fields: FieldTable
    /// Where the tags of partials are, by their steps.
    private let places: [Int: SourceRange]

    enum Step: Sendable {
        /// Text within a line.
        case text(Range<Int>)
        case newline
        /// `{{.}}`
        case line
        case variable(Int)
        /// The steps within a section follow it, up to `end`.
        case section(Int, Template.Section, end: Int)
        case partial(Int, indentation: Range<Int>)
    }

    init(_ templates: [String: Template], roots: [ViewShape]) {
        let names = templates.keys.sorted()
        var compiler = Compiler(templates: Dictionary(uniqueKeysWithValues: zip(names, names.indices)))
        all = names.map { name in
            let start = compiler.steps.count
            compiler.add(templates[name]?.nodes ?? [])
            return start..<compiler.steps.count
        }
        indices = compiler.templates
        steps = compiler.steps
        texts = compiler.texts
        places = compiler.places
        fields = FieldTable(roots, numbers: compiler.numbers)
    }

    func steps(of template: String) -> Range<Int>? { indices[template].map { all[$0] } }

    func place(ofPartial step: Int) -> SourceRange? { places[step] }

    /// Counts the names as it meets them.
    private struct Compiler {
        let templates: [String: Int]
        private(set) var numbers: [String: Int] = [:]
        private(set) var steps: [Step] = []
        private(set) var texts: [UInt8] = []
        private(set) var places: [Int: SourceRange] = [:]

        init(templates: [String: Int]) { self.templates = templates }

        mutating func add(_ nodes: [Template.Node]) {
            for node in nodes { add(node) }
        }

        private mutating func add(_ node: Template.Node) {
            switch node {
            case .text(let text): steps.append(.text(keep(text)))
            case .newline: steps.append(.newline)
            case .variable(let tag): steps.append(tag.name == "." ? .line : .variable(number(of: tag.name)))
            case .section(let tag, let section, let inner):
                let name = number(of: tag.name)
                let start = steps.count
                // Its end is known when all of it is there.
                steps.append(.newline)
                add(inner)
                steps[start] = .section(name, section, end: steps.count)
            case .partial(let tag, let indentation):
                guard let template = templates[tag.name] else { return }
                places[steps.count] = tag.range
                steps.append(.partial(template, indentation: keep(indentation)))
            }
        }

        private mutating func keep(_ text: String) -> Range<Int> {
            let start = texts.count
            texts += text.utf8
            return start..<texts.count
        }

        private mutating func number(of name: String) -> Int {
            if let number = numbers[name] { return number }
            let number = numbers.count
            numbers[name] = number
            return number
        }
    }
}
