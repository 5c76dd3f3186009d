import CodegenDiagnostics
import CodegenSwiftViews

/// Holds every name in every template against the names of the views that reach it.
///
/// A name that no view has would print nothing, so it is refused before anything is rendered.
struct TemplateLint {
    private let templates: [String: Template]
    private let diagnostics: DiagnosticCollector
    private var visited: Set<Visit> = []
    /// The templates that include each other up to here without going into a view.
    private var open: [String] = []
    /// How many lists are around the current node.
    private var lists = 0

    /// A template, and the views that reach it.
    private struct Visit: Hashable {
        let template: String
        let views: Set<ObjectIdentifier>
        let innermost: ObjectIdentifier?
        /// An element of a list includes it.
        let isElement: Bool
    }

    init(templates: [String: Template], diagnostics: DiagnosticCollector) {
        self.templates = templates
        self.diagnostics = diagnostics
    }

    mutating func check(_ template: Template, root: ViewShape) {
        check(template.nodes, of: template.name, stack: [root])
    }

    private mutating func check(_ nodes: [Template.Node], of template: String, stack: [ViewShape]) {
        open.append(template)
        check(nodes, stack: stack)
        open.removeLast()
    }

    private mutating func check(_ nodes: [Template.Node], stack: [ViewShape]) {
        for node in nodes {
            switch node {
            case .text, .newline: break
            case .variable(let tag): checkVariable(tag, stack)
            case .section(let tag, .list, let inner):
                lists += 1
                checkSection(tag, isInverted: false, inner, stack)
                lists -= 1
            case .section(let tag, .repeated, let inner): checkSection(tag, isInverted: false, inner, stack)
            case .section(let tag, .inverted, let inner): checkSection(tag, isInverted: true, inner, stack)
            case .partial(let tag, _): checkPartial(tag, stack)
            }
        }
    }

    private func checkVariable(_ tag: Template.Tag, _ stack: [ViewShape]) {
        guard tag.name != "." else { return }
        switch kind(of: tag.name, stack) {
        case .text: break
        case .flag, .lines, .views: report("`\(tag.name)` isn't text; it can only open a section", tag)
        case nil: reportUnknown(tag, stack)
        }
    }

    private mutating func checkSection(
        _ tag: Template.Tag,
        isInverted: Bool,
        _ inner: [Template.Node],
        _ stack: [ViewShape]
    ) {
        switch kind(of: tag.name, stack) {
        case .flag, .lines, .text: check(inner, stack: stack)
        case .views where isInverted: check(inner, stack: stack)
        case .views(let shape):
            let outer = open
            open = []
            check(inner, stack: stack + [shape()])
            open = outer
        case nil: reportUnknown(tag, stack)
        }
    }

    private mutating func checkPartial(_ tag: Template.Tag, _ stack: [ViewShape]) {
        guard let template = templates[tag.name] else {
            report("no template `\(tag.name).mustache`", tag)
            return
        }
        if lists > 0, template.nodes.contains(where: \.hasLineEnd) {
            let message = "`\(tag.name).mustache` has several lines, which can't be an element of a list"
            diagnostics.error(.templateSyntax, message, at: tag.range)
        }
        guard !open.contains(tag.name) else {
            let way = open.last != tag.name ? " by way of `\(open.last ?? "").mustache`" : ""
            diagnostics.error(
                .templateSyntax,
                "`\(tag.name).mustache` includes itself\(way) without end; a section of views has to be between",
                at: tag.range
            )
            return
        }
        // Templates call themselves for nested types: each combination is looked at once.
        let visit = Visit(
            template: tag.name, views: Set(stack.map(\.type)), innermost: stack.last?.type, isElement: lists > 0)
        guard visited.insert(visit).inserted else { return }
        check(template.nodes, of: tag.name, stack: stack)
    }

    private func kind(of name: String, _ stack: [ViewShape]) -> ViewFieldKind? {
        for shape in stack.reversed() {
            if let field = shape.fields.first(where: { $0.name == name }) { return field.kind }
        }
        return nil
    }

    private func reportUnknown(_ tag: Template.Tag, _ stack: [ViewShape]) {
        let names = stack.last.map { $0.fields.map(\.name).sorted().map { "`\($0)`" }.joined(separator: ", ") } ?? ""
        let view = stack.last?.name ?? "the view"
        diagnostics.error(
            .unknownTemplateName,
            "\(view) has no `\(tag.name)`",
            at: tag.range,
            notes: [Diagnostic.Note("it has \(names)")]
        )
    }

    private func report(_ message: String, _ tag: Template.Tag) {
        diagnostics.error(.unknownTemplateName, message, at: tag.range)
    }
}
