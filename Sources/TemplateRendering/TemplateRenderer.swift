import SwiftViews

/// Renders a template into bytes: one pass, one growing buffer.
struct TemplateRenderer {
    private let templates: [String: Template]
    private var output: [UInt8] = []
    private var stack: [any View] = []
    /// What `{{.}}` stands for, innermost last.
    private var lines: [String] = []
    private var indentation: [UInt8] = []
    private var isAtLineStart = true

    init(templates: [String: Template]) { self.templates = templates }

    mutating func render(_ template: Template, _ view: any View) -> [UInt8] {
        output.reserveCapacity(1 << 16)
        stack = [view]
        render(template.nodes)
        return output
    }

    private mutating func render(_ nodes: [Template.Node]) {
        for node in nodes {
            switch node {
            case .text(let text): write(text)
            case .newline: endLine()
            case .variable(let tag): write(text(of: tag.name))
            case .section(let tag, let isInverted, let inner): render(inner, tag.name, isInverted: isInverted)
            case .partial(let tag, let indentation): renderPartial(tag.name, indentation)
            }
        }
    }

    private mutating func render(_ nodes: [Template.Node], _ name: String, isInverted: Bool) {
        let value = value(named: name)
        if isInverted {
            if isEmpty(value) { render(nodes) }
            return
        }
        switch value {
        case .flag(true): render(nodes)
        case .text(let text): if !text.isEmpty { render(nodes) }
        case .lines(let all):
            for line in all {
                lines.append(line)
                render(nodes)
                lines.removeLast()
            }
        case .views(let views):
            for view in views {
                stack.append(view)
                render(nodes)
                stack.removeLast()
            }
        case .flag(false), nil: break
        }
    }

    private func isEmpty(_ value: ViewValue?) -> Bool {
        switch value {
        case .flag(let flag): !flag
        case .text(let text): text.isEmpty
        case .lines(let lines): lines.isEmpty
        case .views(let views): views.isEmpty
        case nil: true
        }
    }

    private mutating func renderPartial(_ name: String, _ inner: String) {
        guard let template = templates[name] else { return }
        let outer = indentation
        indentation += inner.utf8
        render(template.nodes)
        indentation = outer
    }

    // MARK: Look-ups

    private func value(named name: String) -> ViewValue? {
        for view in stack.reversed() {
            if let value = view.value(named: name) { return value }
        }
        return nil
    }

    private func text(of name: String) -> String {
        if name == "." { return lines.last ?? "" }
        if case .text(let text) = value(named: name) { return text }
        return ""
    }

    // MARK: Output

    private mutating func write(_ text: String) {
        guard !text.isEmpty else { return }
        if isAtLineStart {
            output += indentation
            isAtLineStart = false
        }
        output += text.utf8
    }

    /// Ends a line; blanks at its end are dropped, so that an empty section leaves none behind.
    private mutating func endLine() {
        while output.last == UInt8(ascii: " ") { output.removeLast() }
        output.append(UInt8(ascii: "\n"))
        isAtLineStart = true
    }
}
