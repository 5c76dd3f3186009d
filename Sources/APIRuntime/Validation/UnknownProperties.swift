import APIFormats
import APIJSON

/// Finds the properties of a JSON document that objects without others don't have: in the document itself, since values drop them.
struct UnknownProperties {
    private(set) var violations: [Violation] = []
    private var path: [String]

    /// How many properties are listed.
    private static let limit = 100

    /// - Parameter path: The place of the document in the body.
    init(path: [String] = []) { self.path = path }

    /// Goes over the value that comes next.
    ///
    /// - Parameter variants: Those of the value that was read from the document; unions without one aren't looked into.
    mutating func walk(_ json: inout JSONReader, _ given: [RuleNode], _ variants: VariantTree?) throws(JSONError) {
        var tags: Set<String> = []
        var positions = variants?.positions[...] ?? []
        let nodes = Self.chosen(given, &positions, &tags)
        guard !nodes.isEmpty else { return try json.skipValue() }
        switch try json.peekKind() {
        case .object:
            var object = try json.beginObject()
            while let name = try json.nextName(&object) {
                path.append(name)
                if !tags.contains(name), nodes.contains(where: { $0.onlyProperties?.contains(name) == false }) {
                    violate(name)
                }
                let own = nodes.compactMap { $0.properties[name] ?? $0.otherProperties }
                try walk(&json, own, variants?.children[name])
                path.removeLast()
            }
            try json.endObject(&object)
        case .array:
            let items = nodes.compactMap(\.items)
            var elements = try json.beginArray()
            var index = 0
            while try json.nextElement(&elements) {
                path.append(String(index))
                try walk(&json, items, variants?.children[path[path.count - 1]])
                path.removeLast()
                index += 1
            }
        case .null, .bool, .string, .integer, .number: try json.skipValue()
        }
    }

    /// The nodes with those of the types that they name, and of the variants that unions have here.
    ///
    /// - Parameters:
    ///   - positions: The variants, the outermost union first.
    ///   - tags: Gets the properties that unions add to their variants.
    private static func chosen(
        _ given: [RuleNode], _ positions: inout ArraySlice<Int>, _ tags: inout Set<String>
    ) -> [RuleNode] {
        var nodes: [RuleNode] = []
        for node in RuleNode.expanded(given) {
            nodes.append(node)
            guard !node.variants.isEmpty, let position = positions.popFirst(), node.variants.indices.contains(position),
                case let variant = node.variants[position], !variant.takesAnyProperties
            else { continue }
            tags.formUnion(variant.properties.keys)
            nodes += chosen([variant], &positions, &tags)
        }
        return nodes
    }

    private mutating func violate(_ name: String) {
        guard violations.count < Self.limit else { return }
        let pointer = Violation.pointer(to: path)
        let message = "\(ViolationWords.name(of: path)) is none of the object's properties, and it takes no others"
        violations.append(Violation(pointer: pointer, keyword: "additionalProperties", message: message))
    }
}

/// The variants that the unions in a value have, by the keys and indices that lead to them. Where no union is, there is no tree.
final class VariantTree {
    /// Of the unions that the value itself is, the outermost one first.
    let positions: [Int]
    let children: [String: VariantTree]

    private init(_ positions: [Int], _ children: [String: VariantTree]) {
        self.positions = positions
        self.children = children
    }

    static func make<T: JSONWritable>(of value: T) -> VariantTree? {
        var json = JSONWriter(purpose: .validating)
        value.write(to: &json)
        let notes = Dictionary(grouping: json.variants, by: \.offset).mapValues { $0.map(\.position) }
        guard !notes.isEmpty, let bytes = try? json.finish() else { return nil }
        return bytes.withUnsafeBytes { bytes in
            try? JSONReader.withReader(of: bytes) { (json) throws(JSONError) in try read(&json, notes) }
        }
    }

    private static func read(_ json: inout JSONReader, _ notes: [Int: [Int]]) throws(JSONError) -> VariantTree? {
        let kind = try json.peekKind()
        let positions = notes[json.offset] ?? []
        var children: [String: VariantTree] = [:]
        switch kind {
        case .object:
            var object = try json.beginObject()
            while let name = try json.nextName(&object) {
                if let child = try read(&json, notes) { children[name] = child }
            }
            try json.endObject(&object)
        case .array:
            var elements = try json.beginArray()
            var index = 0
            while try json.nextElement(&elements) {
                if let child = try read(&json, notes) { children[String(index)] = child }
                index += 1
            }
        case .null, .bool, .string, .integer, .number: try json.skipValue()
        }
        return positions.isEmpty && children.isEmpty ? nil : VariantTree(positions, children)
    }
}

extension Validatable where Self: JSONWritable {
    /// Everything in the value that violates the description, and the properties of the document it was read from that its objects
    /// don't take.
    package func violations(readFrom document: UnsafeRawBufferPointer) -> [Violation] {
        let nodes = [Self.validationRules.node]
        let variants = VariantTree.make(of: self)
        var unknown = UnknownProperties()
        try? JSONReader.withReader(of: document) { (json) throws(JSONError) in try unknown.walk(&json, nodes, variants)
        }
        return unknown.violations + violations()
    }
}

extension RequestRules {
    /// Where bodies have objects that take no other properties.
    package var closedObjects: ClosedObjects {
        var closed = ClosedObjects()
        for node in bodies.values.joined() { closed.visit(node, inUnion: false) }
        return closed
    }

    /// The parameters with such objects, by location and name: `query filter`.
    package var closedParameters: Set<String> {
        Set(
            parameters.keys.filter { key in
                var closed = ClosedObjects()
                for node in parameters[key] ?? [] { closed.visit(node, inUnion: false) }
                return closed.exist
            })
    }

    /// The properties in the texts of a parameter that its objects don't take; unions aren't looked into.
    ///
    /// - Parameter key: The location and name.
    package func unknownProperties(
        in document: UnsafeRawBufferPointer, ofParameter name: String, key: String
    ) -> [Violation] {
        var unknown = UnknownProperties()
        try? JSONReader.withReader(of: document) { (json) throws(JSONError) in
            try unknown.walk(&json, parameters[key] ?? [], nil)
        }
        return unknown.violations.map { violation in
            var violation = violation
            violation.place = .parameter(name)
            return violation
        }
    }

    /// The properties in a JSON body, or in the texts of a form, that its objects don't take. Empty for a body that can't be read.
    ///
    /// - Parameter value: What was read from the body; without it, unions aren't looked into.
    package func unknownProperties(
        in body: UnsafeRawBufferPointer, of mediaType: String, readAs value: (any JSONWritable)?
    ) -> [Violation] {
        guard let nodes = bodies[mediaType] else { return [] }
        let variants = value.flatMap { VariantTree.make(of: $0) }
        var unknown = UnknownProperties()
        try? JSONReader.withReader(of: body) { (json) throws(JSONError) in try unknown.walk(&json, nodes, variants) }
        return unknown.violations
    }
}

/// Where bodies have objects that take no other properties, so that the JSON has to be looked at.
package struct ClosedObjects: Sendable {
    /// Anywhere.
    package private(set) var exist = false
    /// Within unions, so that the variants have to be known.
    package private(set) var existInUnions = false
    private var seen: Set<ObjectIdentifier> = []
    private var seenInUnions: Set<ObjectIdentifier> = []

    fileprivate mutating func visit(_ node: RuleNode, inUnion isInUnion: Bool) {
        let id = ObjectIdentifier(node)
        let isNew = isInUnion ? seenInUnions.insert(id).inserted : seen.insert(id).inserted
        guard isNew else { return }
        if node.onlyProperties != nil {
            exist = true
            if isInUnion { existInUnions = true }
        }
        let inner = node.properties.values + [node.items, node.otherProperties].compactMap { $0 }
        for next in inner + node.types.map({ $0.validationRules.node }) { visit(next, inUnion: isInUnion) }
        for variant in node.variants where !variant.takesAnyProperties { visit(variant, inUnion: true) }
    }
}

/// The parts of a form that takes no others, and the properties of JSON in its parts.
package struct UnknownParts: Sendable {
    private let nodes: [RuleNode]

    /// Nil for a form without rules.
    package init?(of rules: RequestRules, _ mediaType: String) {
        guard let own = rules.bodies[mediaType] else { return nil }
        nodes = RuleNode.expanded(own)
    }

    /// Whether the form takes no other parts.
    package var areClosed: Bool { nodes.contains { $0.onlyProperties != nil } }

    package func violations(ofNames names: [String]) -> [Violation] {
        var seen: Set<String> = []
        return names.compactMap { name in
            guard seen.insert(name).inserted, nodes.contains(where: { $0.onlyProperties?.contains(name) == false })
            else {
                return nil
            }
            let message = "`\(name)` is none of the form's parts, and it takes no others"
            return Violation(pointer: Violation.pointer(to: [name]), keyword: "additionalProperties", message: message)
        }
    }

    /// Unions aren't looked into.
    package func violations(in document: UnsafeRawBufferPointer, ofPart name: String) -> [Violation] {
        let own = nodes.compactMap { $0.properties[name] ?? $0.otherProperties }
        var unknown = UnknownProperties(path: [name])
        try? JSONReader.withReader(of: document) { (json) throws(JSONError) in try unknown.walk(&json, own, nil) }
        return unknown.violations
    }
}
