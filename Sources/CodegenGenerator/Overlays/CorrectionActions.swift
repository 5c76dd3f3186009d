import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument
import CodegenOverlay

/// Turns a correction of the configuration into actions of an overlay.
struct CorrectionActions {
    let correction: Correction
    private let diagnostics: DiagnosticCollector

    init(_ correction: Correction, diagnostics: DiagnosticCollector) {
        self.correction = correction
        self.diagnostics = diagnostics
    }

    /// A value of the description, and the way to it; references that lead there are followed.
    struct Target {
        let tokens: [String]
        let node: Node
    }

    func apply(to application: OverlayApplication) {
        let root = application.root
        guard let target = target(in: root) else { return }
        for action in actions(for: target, in: root) { application.apply(action) }
    }

    private func actions(for target: Target, in root: Node) -> [OverlayAction] {
        switch correction.kind {
        case .optional: optional(target, root)
        case .nullable: nullable(target, Dialect(root))
        case .addStatus(let status, let like): addStatus(status, like, resolved(target, in: root))
        case .optionalSecurity: optionalSecurity(resolved(target, in: root), root)
        case .stream(let mediaType): stream(resolved(target, in: root), mediaType, root)
        }
    }

    // MARK: Places

    private func target(in root: Node) -> Target? {
        guard let tokens = Pointer.tokens(ofFragment: correction.pointer.dropFirst()) else {
            report("`\(correction.pointer)` is no JSON pointer", at: correction.pointerRange)
            return nil
        }
        if let target = descend(tokens, in: root) { return target }
        diagnostics.error(
            .unknownName, "nothing is at `\(correction.pointer)`", at: correction.pointerRange,
            notes: NearMiss.notes(for: correction.pointer.dropFirst(), in: root))
        return nil
    }

    private func descend(_ tokens: [String], in root: Node) -> Target? {
        var target = Target(tokens: [], node: root)
        for token in tokens {
            if let next = child(token, of: target) ?? child(token, of: resolved(target, in: root)) {
                target = next
            } else {
                return nil
            }
        }
        return target
    }

    private func child(_ token: String, of target: Target) -> Target? {
        let node =
            target.node.object?[token]
            ?? Int(token).flatMap { index in
                target.node.array.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
        return node.map { Target(tokens: target.tokens + [token], node: $0) }
    }

    /// What a reference within the document leads to; a reference to another document leads nowhere.
    func resolved(_ target: Target, in root: Node) -> Target {
        var target = target
        for _ in 0..<32 {
            guard let reference = target.node.object?["$ref"]?.string, reference.hasPrefix("#"),
                let tokens = Pointer.tokens(ofFragment: reference.dropFirst()),
                let node = root.descendant(at: reference)
            else { break }
            target = Target(tokens: tokens, node: node)
        }
        return target
    }

    func action(_ change: OverlayAction.Change, at tokens: [String]) -> OverlayAction {
        OverlayAction(change, at: .place(tokens, range: correction.pointerRange))
    }

    func node(_ value: Node.Value) -> Node { Node(value, range: correction.range) }

    func object(_ entries: (key: String, value: Node)...) -> Node {
        node(.object(Mapping(entries.map { .init(key: $0.key, keyRange: correction.range, value: $0.value) })))
    }

    func report(_ message: String, at range: SourceRange? = nil) {
        diagnostics.error(.invalidConfiguration, message, at: range ?? correction.range)
    }

    func reportNothingToDo(_ message: String) -> [OverlayAction] {
        diagnostics.warning(.unmatchedTarget, "\(message); the correction changes nothing", at: correction.range)
        return []
    }

    // MARK: Presence

    private func optional(_ target: Target, _ root: Node) -> [OverlayAction] {
        if let name = target.tokens.last, target.tokens.dropLast().last == "properties" {
            return optionalProperty(name, of: Array(target.tokens.dropLast(2)), root)
        }
        let object = resolved(target, in: root)
        let isBody = object.node.object?["content"] != nil
        let place = object.node.object?["in"]?.string
        guard isBody || place != nil || target.tokens.dropLast().last == "headers" else {
            report("`optional` is for a property, a parameter, a header or a body, and `\(correction.pointer)` is none")
            return []
        }
        if place == "path" {
            report("a parameter of the path can't be left out")
            return []
        }
        guard object.node.object?["required"]?.bool == true else {
            return reportNothingToDo("`\(correction.pointer)` isn't required")
        }
        return [action(.update(self.object(("required", node(.bool(false))))), at: object.tokens)]
    }

    /// Removes a name from `required` of its schema, and of the schemas that `allOf` combines with it.
    private func optionalProperty(_ name: String, of schema: [String], _ root: Node) -> [OverlayAction] {
        var schemas = [schema]
        if schema.dropLast().last == "allOf" {
            let whole = Array(schema.dropLast(2))
            schemas = [whole]
            let parts = descend(whole + ["allOf"], in: root)?.node.array?.count ?? 0
            schemas += (0..<parts).map { whole + ["allOf", String($0)] }
        }
        let actions = schemas.compactMap { tokens -> OverlayAction? in
            guard let required = descend(tokens + ["required"], in: root), let names = required.node.array else {
                return nil
            }
            let kept = names.filter { $0.string != name }
            guard kept.count < names.count else { return nil }
            // A list without names isn't allowed everywhere.
            if kept.isEmpty { return action(.remove, at: required.tokens) }
            return action(.replace(Node(.array(kept), range: required.node.range)), at: required.tokens)
        }
        return actions.isEmpty ? reportNothingToDo("`\(name)` isn't required") : actions
    }

    // MARK: Null

    enum Dialect {
        case swagger2
        case openAPI3_0
        case jsonSchema

        init(_ root: Node) {
            let version = root.object?["openapi"]?.scalarText
            self = version == nil ? .swagger2 : version?.hasPrefix("3.0") == true ? .openAPI3_0 : .jsonSchema
        }
    }

    private func nullable(_ target: Target, _ dialect: Dialect) -> [OverlayAction] {
        guard let schema = target.node.object, Self.isSchema(target.tokens) else {
            report("`nullable` is for a schema, and `\(correction.pointer)` is none")
            return []
        }
        if dialect == .jsonSchema { return nullableByType(target, schema) }
        let flag = (key: dialect == .swagger2 ? "x-nullable" : "nullable", value: node(.bool(true)))
        if schema[flag.key]?.bool == true { return reportNothingToDo("`\(correction.pointer)` is nullable") }
        guard schema["$ref"] == nil else {
            // Nothing beside a reference counts.
            let parts = node(.array([target.node]))
            return [action(.replace(around(target, ("allOf", parts), flag)), at: target.tokens)]
        }
        return [action(.update(object(flag)), at: target.tokens)] + nullValue(target, schema)
    }

    /// Whether schemas are at such a place.
    private static func isSchema(_ tokens: [String]) -> Bool {
        let maps = ["schemas", "definitions", "$defs", "properties", "patternProperties", "allOf", "anyOf", "oneOf"]
        let fields = ["schema", "items", "additionalProperties", "itemSchema", "unevaluatedProperties"]
        return tokens.dropLast().last.map(maps.contains) == true || tokens.last.map(fields.contains) == true
    }

    /// `type: [string, 'null']`, or `anyOf: [X, {type: 'null'}]` where no type is named.
    private func nullableByType(_ target: Target, _ schema: Mapping) -> [OverlayAction] {
        let null = node(.string("null"))
        guard let type = schema["type"], schema["$ref"] == nil, schema["const"] == nil else {
            let branches = node(.array([target.node, object(("type", null))]))
            return [action(.replace(around(target, ("anyOf", branches))), at: target.tokens)]
        }
        let types = type.array ?? [type]
        if types.contains(where: { $0.string == "null" }) {
            return reportNothingToDo("`\(correction.pointer)` is nullable")
        }
        let list = Node(.array(types + [null]), range: type.range)
        return [action(.replace(list), at: target.tokens + ["type"])] + nullValue(target, schema)
    }

    /// An enumeration allows what it lists.
    private func nullValue(_ target: Target, _ schema: Mapping) -> [OverlayAction] {
        guard let values = schema["enum"]?.array, !values.contains(where: \.isNull) else { return [] }
        return [action(.update(node(.null)), at: target.tokens + ["enum"])]
    }

    /// A schema in the place of another one, which is within it. Places tell schemas apart, so that it has the configuration's.
    private func around(_ target: Target, _ entries: (key: String, value: Node)...) -> Node {
        Node(
            .object(Mapping(entries.map { .init(key: $0.key, keyRange: correction.range, value: $0.value) })),
            range: correction.pointerRange)
    }
}
