import APIFormats
import APIJSON

/// Finds the properties of a JSON document that objects without others don't have: in the document itself, since values drop them.
///
/// Of unions it only sees what all variants have in common.
struct UnknownProperties {
    private(set) var violations: [Violation] = []
    private var path: [String] = []

    /// How many properties are listed.
    private static let limit = 100

    /// Goes over the value that comes next.
    mutating func walk(_ json: inout JSONReader, _ given: [RuleNode]) throws(JSONError) {
        let nodes = RuleNode.expanded(given)
        guard !nodes.isEmpty else { return try json.skipValue() }
        switch try json.peekKind() {
        case .object: try walkObject(&json, nodes)
        case .array:
            let items = nodes.compactMap(\.items)
            var elements = try json.beginArray()
            var index = 0
            while try json.nextElement(&elements) {
                path.append(String(index))
                try walk(&json, items)
                path.removeLast()
                index += 1
            }
        case .null, .bool, .string, .integer, .number: try json.skipValue()
        }
    }

    private mutating func walkObject(_ json: inout JSONReader, _ nodes: [RuleNode]) throws(JSONError) {
        var object = try json.beginObject()
        while let name = try json.nextName(&object) {
            path.append(name)
            if nodes.contains(where: { $0.onlyProperties?.contains(name) == false }) { violate(name) }
            try walk(&json, nodes.compactMap { $0.properties[name] ?? $0.otherProperties })
            path.removeLast()
        }
        try json.endObject(&object)
    }

    private mutating func violate(_ name: String) {
        guard violations.count < Self.limit else { return }
        let pointer = path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
        let message = "\(ViolationWords.name(of: path)) is none of the object's properties, and it takes no others"
        violations.append(Violation(pointer: pointer, keyword: "additionalProperties", message: message))
    }
}

extension RequestRules {
    /// Whether a body has objects that take no other properties, so that it has to be looked at.
    package var closesObjects: Bool {
        var seen: Set<ObjectIdentifier> = []
        return bodies.values.contains { nodes in nodes.contains { $0.closesObjects(&seen) } }
    }

    /// The properties in a JSON body that its objects don't take. Empty for a body that can't be read.
    package func unknownProperties(in body: UnsafeRawBufferPointer, of mediaType: String) -> [Violation] {
        guard let nodes = bodies[mediaType] else { return [] }
        var unknown = UnknownProperties()
        try? JSONReader.withReader(of: body) { (json) throws(JSONError) in try unknown.walk(&json, nodes) }
        return unknown.violations
    }
}

extension RuleNode {
    fileprivate func closesObjects(_ seen: inout Set<ObjectIdentifier>) -> Bool {
        guard seen.insert(ObjectIdentifier(self)).inserted else { return false }
        if onlyProperties != nil { return true }
        let inner =
            properties.values + [items, otherProperties].compactMap { $0 } + types.map { $0.validationRules.node }
        return inner.contains { $0.closesObjects(&seen) }
    }
}
