import CodegenDiagnostics
import CodegenSwiftViews

/// Templates as the renderer runs them: names are numbers, partials are found, and all steps are in one array.
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

/// The field of each kind of view for a name: one look into an array.
struct FieldTable: Sendable {
    private let names: Int
    /// By the type of a view.
    private let kinds: [ObjectIdentifier: Int]
    /// For each kind of view, the position of every name among its fields; -1 where the view has no such field.
    private let rows: [Int16]

    /// - Parameter numbers: The names that templates ask for.
    init(_ roots: [ViewShape], numbers: [String: Int]) {
        var kinds: [ObjectIdentifier: Int] = [:]
        var rows: [Int16] = []
        var pending = roots
        while let shape = pending.popLast() {
            guard kinds[shape.type] == nil else { continue }
            kinds[shape.type] = kinds.count
            var row = [Int16](repeating: -1, count: numbers.count)
            for (index, field) in shape.fields.enumerated() {
                if let number = numbers[field.name] { row[number] = Int16(index) }
                if case .views(let inner) = field.kind { pending.append(inner()) }
            }
            rows += row
        }
        names = numbers.count
        self.kinds = kinds
        self.rows = rows
    }

    /// The kind of a view; nil for one that no file's view leads to.
    func kind(of view: any View) -> Int? { kinds[ObjectIdentifier(type(of: view))] }

    /// The position of a field within its view.
    func field(named name: Int, of kind: Int) -> Int? {
        let field = rows[kind * names + name]
        return field < 0 ? nil : Int(field)
    }
}
