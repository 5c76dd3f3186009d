import APIModel
import Diagnostics
import OpenAPIDocument

extension Lowering {
    /// The default of a schema as a literal of its type; one that doesn't fit is reported and ignored.
    func defaultValue(of schema: OpenAPI.Schema, _ type: TypeReference) -> Literal? {
        guard let node = schema.defaultValue, !node.isNull else { return nil }
        switch literal(node, type.withoutNull, depth: 0) {
        case .literal(let literal): return literal
        case .notExpressible: return nil
        case .wrong:
            diagnostics.warning(.invalidDefault, "this default is no value of its type; it is ignored", at: node.range)
            return nil
        }
    }

    private enum Fit {
        case literal(Literal)
        /// Right, but no literal of Swift: a date, an object.
        case notExpressible
        case wrong
    }

    private func literal(_ node: OpenAPI.Value, _ type: TypeReference, depth: Int) -> Fit {
        switch type {
        case .primitive(let primitive): return literal(node, primitive)
        case .array: return node.array.map { $0.isEmpty ? .literal(.emptyArray) : .notExpressible } ?? .wrong
        case .dictionary: return node.object == nil ? .wrong : .notExpressible
        case .anything: return .notExpressible
        case .nullable(let type): return literal(node, type, depth: depth)
        case .declared(let id):
            guard depth < 8 else { return .notExpressible }
            switch types[id.index].shape {
            case .alias(let type): return literal(node, type, depth: depth + 1)
            case .enumeration(let shape):
                let fit = literal(node, shape)
                if case .wrong = fit, openEnumerations.contains(id), node.scalarText != nil { return .notExpressible }
                return fit
            case .object: return node.object == nil ? .wrong : .notExpressible
            case .union, .multipart, .pending: return .notExpressible
            }
        }
    }

    private func literal(_ node: OpenAPI.Value, _ primitive: Primitive) -> Fit {
        switch primitive {
        case .string: return node.scalarText.map { .literal(.string($0)) } ?? .wrong
        case .bool: return node.bool.map { .literal(.bool($0)) } ?? .wrong
        case .int, .int64: return whole(node).map { .literal(.integer($0)) } ?? .wrong
        case .int32: return whole(node).flatMap { Int32(exactly: $0) }.map { .literal(.integer(Int($0))) } ?? .wrong
        case .uint64:
            guard let text = node.valueText, let number = UInt64(text) ?? Double(text).flatMap({ UInt64(exactly: $0) })
            else { return .wrong }
            return .literal(.number(String(number)))
        case .double, .decimal:
            guard let text = node.valueText, let number = Double(text), number.isFinite else { return .wrong }
            return .literal(.number(text))
        case .float:
            guard let text = node.valueText, let number = Float(text), number.isFinite else { return .wrong }
            return .literal(.number(text))
        case .date, .calendarDate, .uuid, .url, .data: return node.string == nil ? .wrong : .notExpressible
        }
    }

    private func literal(_ node: OpenAPI.Value, _ shape: EnumerationShape) -> Fit {
        guard let text = node.scalarText else { return .wrong }
        switch shape.values {
        case .strings(let values): return values.contains(text) ? .literal(.enumerationCase(text)) : .wrong
        case .integers(let values):
            guard let number = whole(node), values.contains(number) else { return .wrong }
            return .literal(.enumerationCase(String(number)))
        }
    }

    /// JSON Schema counts `2.0` among the integers.
    private func whole(_ node: OpenAPI.Value) -> Int? {
        node.valueText.flatMap { text in Int(text) ?? Double(text).flatMap { Int(exactly: $0) } }
    }
}
