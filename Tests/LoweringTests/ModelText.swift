import CodegenAPIModel
import CodegenDiagnostics

/// Writes a lowered model as text: everything that is set, one value a line, types by number and name.
struct ModelText {
    private let api: API
    private var lines: [String] = []

    static func of(_ api: API) -> String {
        var text = ModelText(api: api)
        for declaration in api.types { text.add(declaration) }
        for group in api.groups { text.add("group \(group.wireName.map(quoted) ?? "without a tag")", group, depth: 0) }
        for server in api.servers { text.add("server", server, depth: 0) }
        for scheme in api.securitySchemes { text.add("security scheme", scheme, depth: 0) }
        for webhook in api.webhooks { text.add("webhook", webhook, depth: 0) }
        return text.lines.map { $0 + "\n" }.joined()
    }

    private init(api: API) { self.api = api }

    private mutating func add(_ declaration: TypeDeclaration) {
        add("type \(name(of: declaration.id))", declaration, depth: 0)
    }

    // MARK: Values

    /// A value that has parts is a line with the parts below it, indented; absent and empty ones are left out.
    private mutating func add(_ label: String, _ value: Any, depth: Int) {
        let indentation = String(repeating: "  ", count: depth)
        if let text = short(value) {
            if !text.isEmpty { lines.append("\(indentation)\(label): \(text)") }
            return
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            if let child = mirror.children.first { add(label, child.value, depth: depth) }
        case .collection, .set:
            for child in mirror.children { add("\(label) -", child.value, depth: depth) }
        case .dictionary:
            let entries = mirror.children.map { child in
                let pair = Mirror(reflecting: child.value).children.map(\.value)
                return (key: "\(pair[0])", value: pair[1])
            }
            for entry in entries.sorted(by: { $0.key < $1.key }) {
                add("\(label)[\(entry.key)]", entry.value, depth: depth)
            }
        case .enum:
            let child = mirror.children.first
            let line = "\(indentation)\(label): \(child?.label ?? "\(value)")"
            let payload = child.flatMap { short($0.value) }
            lines.append(payload.map { "\(line) \($0)" } ?? line)
            if let child, payload == nil { addParts(of: child.value, depth: depth + 1) }
        default:
            lines.append("\(indentation)\(label)")
            addParts(of: value, depth: depth + 1)
        }
    }

    private mutating func addParts(of value: Any, depth: Int) {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .struct || mirror.displayStyle == .tuple, short(value) == nil else {
            add("is", value, depth: depth)
            return
        }
        for child in mirror.children {
            let label = child.label ?? "is"
            // The declaration's line says them already.
            if value is TypeDeclaration, ["id", "name"].contains(label) { continue }
            add(label.hasPrefix(".") ? "is" : label, child.value, depth: depth)
        }
    }

    /// Values that fit after their label; empty for those that are left out, nil for those with parts.
    private func short(_ value: Any) -> String? {
        switch value {
        case is SourceRange, is [SourceRange], is [String: SourceRange]: ""
        case let text as String: Self.quoted(text)
        case let flag as Bool: flag ? "true" : ""
        case let number as Int: String(number)
        case let texts as [String]: texts.map(Self.quoted).joined(separator: ", ")
        case let type as TypeReference: text(type)
        case let id as TypeID: name(of: id)
        case let id as OperationID: "#\(id.index)"
        case let direction as Direction: text(direction)
        case let status as Outcome.Status: "\(status)"
        case let documentation as Documentation: documentation == Documentation() ? "" : nil
        default: nil
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.split(separator: "\n").joined(separator: "\\n"))\""
    }

    private func text(_ type: TypeReference) -> String {
        switch type {
        case .primitive(let primitive): primitive.rawValue
        case .array(let items): "array of \(text(items))"
        case .dictionary(let values): "dictionary of \(text(values))"
        case .nullable(let inner): "\(text(inner)) or null"
        case .anything: "anything"
        case .declared(let id): name(of: id)
        }
    }

    private func text(_ direction: Direction) -> String {
        let all: [(Direction, String)] = [(.sent, "sent"), (.received, "received"), (.patched, "patched")]
        return all.filter { direction.contains($0.0) }.map(\.1).joined(separator: ", ")
    }

    /// `#3 Pet/owner`
    private func name(of id: TypeID) -> String { "#\(id.index) \(path(of: id))" }

    private func path(of id: TypeID) -> String {
        switch api[id].name {
        case .component(let text): text
        case .derived(let texts): texts.joined(separator: " or ")
        case .nested(let owner, let hint): "\(path(of: owner))/\(hint)"
        case .operation(let operation, let role): "operation \(operation.index)/\(role.words)"
        }
    }
}
