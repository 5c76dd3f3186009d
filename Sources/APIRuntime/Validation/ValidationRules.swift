import APIFormats
public import APIJSON
import CodegenRegularExpressions

/// The constraints on the values of a type: a table in generated code, and its patterns compiled when it is used first.
public struct ValidationRules: Sendable {
    let node: RuleNode

    public init(_ rules: ValidationRule...) { node = RuleNode(rules) }
}

/// One constraint on a value's JSON. A keyword for another type of JSON than the value's doesn't apply.
public struct ValidationRule: Sendable {
    let kind: Kind

    indirect enum Kind: Sendable {
        case minimum(ExactNumber, isExclusive: Bool)
        case maximum(ExactNumber, isExclusive: Bool)
        case multipleOf(ExactNumber)
        case minLength(Int)
        case maxLength(Int)
        case pattern(RegularExpression, String)
        case format(StringFormat)
        case minItems(Int)
        case maxItems(Int)
        case uniqueItems
        case minProperties(Int)
        case maxProperties(Int)
        case values([JSONValue])
        case json([JSONValue])
        case listed(any OpenEnum.Type)
        case readOnly
        case writeOnly
        case secret
        case property(String, RuleNode)
        case items(RuleNode)
        case otherProperties(RuleNode)
        case onlyProperties([String])
        case anyProperties
        case variants([RuleNode])
        case type(any Validatable.Type)
        /// A rule of a later version of the generator, or a malformed one.
        case nothing
    }

    /// A bound as it is written, so that nothing is rounded: `0`, `"0.01"`.
    public struct Number: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, Sendable {
        let exact: ExactNumber?

        public init(integerLiteral value: Int) { exact = ExactNumber(json: String(value)) }
        public init(stringLiteral value: String) { exact = ExactNumber(json: value) }
    }
}

/// Keywords of scalars.
extension ValidationRule {
    public static func minimum(_ limit: Number) -> ValidationRule {
        bound(limit) { .minimum($0, isExclusive: false) }
    }

    public static func maximum(_ limit: Number) -> ValidationRule {
        bound(limit) { .maximum($0, isExclusive: false) }
    }

    public static func exclusiveMinimum(_ limit: Number) -> ValidationRule {
        bound(limit) { .minimum($0, isExclusive: true) }
    }

    public static func exclusiveMaximum(_ limit: Number) -> ValidationRule {
        bound(limit) { .maximum($0, isExclusive: true) }
    }

    public static func multipleOf(_ divisor: Number) -> ValidationRule {
        bound(divisor) { $0.isZero ? .nothing : .multipleOf($0) }
    }

    private static func bound(_ number: Number, _ kind: (ExactNumber) -> Kind) -> ValidationRule {
        ValidationRule(kind: number.exact.map(kind) ?? .nothing)
    }

    /// The least number of Unicode code points.
    public static func minLength(_ count: Int) -> ValidationRule { ValidationRule(kind: .minLength(count)) }

    /// The greatest number of Unicode code points.
    public static func maxLength(_ count: Int) -> ValidationRule { ValidationRule(kind: .maxLength(count)) }

    /// A pattern of ECMA-262 that has to occur in the text, matched in linear time.
    public static func pattern(_ pattern: String) -> ValidationRule {
        ValidationRule(kind: (try? RegularExpression(ecmaScript: pattern)).map { .pattern($0, pattern) } ?? .nothing)
    }

    /// A format of JSON Schema 2020-12 by its name, such as `email`.
    public static func format(_ name: String) -> ValidationRule {
        ValidationRule(kind: StringFormat(rawValue: name).map { .format($0) } ?? .nothing)
    }

    /// The only values.
    public static func oneOf(_ values: JSONValue...) -> ValidationRule { ValidationRule(kind: .values(values)) }

    /// The only values of any JSON, null among them only where it is listed.
    public static func json(_ values: JSONValue...) -> ValidationRule { ValidationRule(kind: .json(values)) }

    /// A value that the enumeration lists, rather than an unknown one.
    public static func listed(in type: any OpenEnum.Type) -> ValidationRule { ValidationRule(kind: .listed(type)) }
}

/// Keywords of arrays and objects.
extension ValidationRule {
    public static func minItems(_ count: Int) -> ValidationRule { ValidationRule(kind: .minItems(count)) }
    public static func maxItems(_ count: Int) -> ValidationRule { ValidationRule(kind: .maxItems(count)) }
    public static var uniqueItems: ValidationRule { ValidationRule(kind: .uniqueItems) }
    public static func minProperties(_ count: Int) -> ValidationRule { ValidationRule(kind: .minProperties(count)) }
    public static func maxProperties(_ count: Int) -> ValidationRule { ValidationRule(kind: .maxProperties(count)) }

    /// A property that isn't sent in requests.
    public static var readOnly: ValidationRule { ValidationRule(kind: .readOnly) }

    /// A property that isn't sent in responses.
    public static var writeOnly: ValidationRule { ValidationRule(kind: .writeOnly) }

    /// A value that no message shows, such as a password.
    public static var secret: ValidationRule { ValidationRule(kind: .secret) }

    /// The constraints on a property, by its name on the wire.
    public static func property(_ name: String, _ rules: ValidationRule...) -> ValidationRule {
        ValidationRule(kind: .property(name, RuleNode(rules)))
    }

    /// The constraints on each item of an array.
    public static func items(_ rules: ValidationRule...) -> ValidationRule {
        ValidationRule(kind: .items(RuleNode(rules)))
    }

    /// The constraints on the value of each key that has no `property`.
    public static func otherProperties(_ rules: ValidationRule...) -> ValidationRule {
        ValidationRule(kind: .otherProperties(RuleNode(rules)))
    }

    /// The properties that an object has, where it may have no others (`additionalProperties: false`). Values of types don't keep unknown
    /// properties, so that only services, which see the JSON, check it.
    public static func onlyProperties(_ names: String...) -> ValidationRule {
        ValidationRule(kind: .onlyProperties(names))
    }

    /// Unknown properties of a union's variant, and of what is in it, are no violations: another variant may take them.
    public static var anyProperties: ValidationRule { ValidationRule(kind: .anyProperties) }

    /// The constraints of each variant of a union, in the order of its cases.
    public static func variants(_ rules: [ValidationRule]...) -> ValidationRule {
        ValidationRule(kind: .variants(rules.map { RuleNode($0) }))
    }

    /// The constraints of another type.
    public static func type(_ type: any Validatable.Type) -> ValidationRule { ValidationRule(kind: .type(type)) }
}

/// The constraints on one value, by what they apply to.
final class RuleNode: Sendable {
    let numbers: [ValidationRule.Kind]
    let strings: [ValidationRule.Kind]
    let arrays: [ValidationRule.Kind]
    let objects: [ValidationRule.Kind]
    let scalars: [ValidationRule.Kind]
    let properties: [String: RuleNode]
    let items: RuleNode?
    let otherProperties: RuleNode?
    let onlyProperties: Set<String>?
    let takesAnyProperties: Bool
    let variants: [RuleNode]
    let types: [any Validatable.Type]
    let isReadOnly: Bool
    let isWriteOnly: Bool
    let isSecret: Bool

    init(_ rules: [ValidationRule]) {
        var parts = RuleParts()
        for rule in rules { parts.add(rule.kind) }
        numbers = parts.numbers
        strings = parts.strings
        arrays = parts.arrays
        objects = parts.objects
        scalars = parts.scalars
        properties = parts.properties
        items = parts.items
        otherProperties = parts.otherProperties
        onlyProperties = parts.onlyProperties
        takesAnyProperties = parts.takesAnyProperties
        variants = parts.variants
        types = parts.types
        isReadOnly = parts.isReadOnly
        isWriteOnly = parts.isWriteOnly
        isSecret = parts.isSecret
    }

    /// The nodes with those of the types that they name, which are looked up now: types may contain each other.
    static func expanded(_ nodes: [RuleNode]) -> [RuleNode] {
        guard nodes.contains(where: { !$0.types.isEmpty }) else { return nodes }
        return nodes.flatMap { node in [node] + expanded(node.types.map { $0.validationRules.node }) }
    }
}

private struct RuleParts {
    var numbers: [ValidationRule.Kind] = []
    var strings: [ValidationRule.Kind] = []
    var arrays: [ValidationRule.Kind] = []
    var objects: [ValidationRule.Kind] = []
    var scalars: [ValidationRule.Kind] = []
    var properties: [String: RuleNode] = [:]
    var items: RuleNode?
    var otherProperties: RuleNode?
    var onlyProperties: Set<String>?
    var takesAnyProperties = false
    var variants: [RuleNode] = []
    var types: [any Validatable.Type] = []
    var isReadOnly = false
    var isWriteOnly = false
    var isSecret = false

    mutating func add(_ kind: ValidationRule.Kind) {
        switch kind {
        case .minimum, .maximum, .multipleOf: numbers.append(kind)
        case .minLength, .maxLength, .pattern, .format: strings.append(kind)
        case .minItems, .maxItems, .uniqueItems: arrays.append(kind)
        case .minProperties, .maxProperties: objects.append(kind)
        case .values, .json, .listed: scalars.append(kind)
        case .readOnly: isReadOnly = true
        case .writeOnly: isWriteOnly = true
        case .secret: isSecret = true
        case .property(let name, let node): properties[name] = node
        case .items(let node): items = node
        case .otherProperties(let node): otherProperties = node
        case .onlyProperties(let names): onlyProperties = Set(names)
        case .anyProperties: takesAnyProperties = true
        case .variants(let nodes): variants = nodes
        case .type(let type): types.append(type)
        case .nothing: break
        }
    }
}
