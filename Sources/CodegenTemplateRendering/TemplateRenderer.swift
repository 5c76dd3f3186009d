package import CodegenDiagnostics
import CodegenSwiftViews

/// Renders a template into bytes: one pass, one growing buffer; lines with lists are laid out when they end.
struct TemplateRenderer {
    private let programs: Programs
    private var output: [UInt8] = []
    private var stack: [Level] = []
    /// The values of `{{.}}`, innermost last.
    private var lines: [String] = []
    private var indentation: [UInt8] = []
    private var isAtLineStart = true
    private var layout = LineLayout()
    /// How many partials are within each other.
    private var depth = 0
    /// The step whose partial exceeded the limit, where rendering stopped.
    private var endless: Int?
    /// Templates include themselves for nested types, which nest as deeply as a description; real ones stay far below.
    private static let limit = 2_000

    /// A view that names are looked up in.
    private struct Level {
        let view: any View
        let kind: Int
        /// Templates go through the same lists again and again.
        var lists: [(field: Int, views: [any View])] = []
    }

    init(programs: Programs) { self.programs = programs }

    mutating func render(_ steps: Range<Int>, _ view: any View) throws(EndlessTemplate) -> [UInt8] {
        output.reserveCapacity(1 << 16)
        forEach(of: .views([view])) { $0.render(steps) }
        if let endless { throw EndlessTemplate(range: programs.place(ofPartial: endless)) }
        return output
    }

    private mutating func render(_ steps: Range<Int>) {
        var position = steps.lowerBound
        while position < steps.upperBound, endless == nil {
            let step = programs.steps[position]
            position += 1
            switch step {
            case .text(let text): write(text)
            case .newline: endLine()
            case .line: write(lines.last ?? "")
            case .variable(let name): if case .text(let text?) = value(named: name) { write(text) }
            case .section(let name, .repeated, let end):
                render(position..<end, forEachOf: value(named: name))
                position = end
            case .section(let name, .inverted, let end):
                if Self.isEmpty(value(named: name)) { render(position..<end) }
                position = end
            case .section(let name, .list(let isFilled), let end):
                renderList(position..<end, of: value(named: name), isFilled: isFilled)
                position = end
            case .partial(let index, let inner): renderPartial(programs.all[index], inner, at: position - 1)
            }
        }
    }

    private mutating func render(_ steps: Range<Int>, forEachOf value: ViewValue?) {
        forEach(of: value) { $0.render(steps) }
    }

    private mutating func renderList(_ steps: Range<Int>, of value: ViewValue?, isFilled: Bool) {
        startLine()
        layout.beginList(at: output.count, isFilled: isFilled)
        forEach(of: value) { renderer in
            let end = renderer.output.count
            if renderer.layout.needsComma { renderer.output += ", ".utf8 }
            let start = renderer.output.count
            renderer.render(steps)
            if renderer.output.count > start {
                renderer.layout.addElement(start..<renderer.output.count)
            } else {
                renderer.output.removeLast(start - end)
            }
        }
        layout.endList(at: output.count)
    }

    /// Calls `body` for each item of a list, or once for a flag that is set or a text that isn't nil.
    private mutating func forEach(of value: ViewValue?, _ body: (inout TemplateRenderer) -> Void) {
        switch value {
        case .flag(true): body(&self)
        case .text(let text): if text != nil { body(&self) }
        case .lines(let all):
            for line in all {
                lines.append(line)
                body(&self)
                lines.removeLast()
            }
        case .views(let views):
            // Views of one list are of one kind.
            guard let first = views.first, let kind = programs.fields.kind(of: first) else { return }
            for view in views {
                stack.append(Level(view: view, kind: kind))
                body(&self)
                stack.removeLast()
            }
        case .flag(false), nil: break
        }
    }

    private static func isEmpty(_ value: ViewValue?) -> Bool {
        switch value {
        case .flag(let flag): !flag
        case .text(let text): text == nil
        case .lines(let lines): lines.isEmpty
        case .views(let views): views.isEmpty
        case nil: true
        }
    }

    private mutating func renderPartial(_ steps: Range<Int>, _ inner: Range<Int>, at step: Int) {
        guard depth < Self.limit else {
            endless = step
            return
        }
        depth += 1
        defer { depth -= 1 }
        let outer = indentation.count
        programs.texts.withUnsafeBufferPointer { indentation += $0[inner] }
        render(steps)
        indentation.removeLast(indentation.count - outer)
    }

    // MARK: Look-ups

    private mutating func value(named name: Int) -> ViewValue? {
        for index in stack.indices.reversed() {
            guard let field = programs.fields.field(named: name, of: stack[index].kind) else { continue }
            for known in stack[index].lists where known.field == field { return .views(known.views) }
            let value = stack[index].view.answer(field: field)
            if case .views(let views) = value { stack[index].lists.append((field, views)) }
            return value
        }
        return nil
    }

    // MARK: Output

    private mutating func write(_ text: String) {
        guard !text.isEmpty else { return }
        startLine()
        output += text.utf8
    }

    private mutating func write(_ text: Range<Int>) {
        startLine()
        programs.texts.withUnsafeBufferPointer { output += $0[text] }
    }

    private mutating func startLine() {
        guard isAtLineStart else { return }
        output += indentation
        isAtLineStart = false
    }

    /// Ends a line; blanks at its end are dropped, so that an empty section leaves no blanks.
    private mutating func endLine() {
        while output.last == UInt8(ascii: " ") { output.removeLast() }
        layout.endLine(of: &output)
        output.append(UInt8(ascii: "\n"))
        isAtLineStart = true
    }
}

/// A template included itself again and again.
package struct EndlessTemplate: Error {
    /// The tag that was one too many.
    package let range: SourceRange?
}
