import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenRegularExpressions

/// A schema that is ready to be evaluated; other schemas are known by their index.
///
/// Classes here, and boxes around the rules: an evaluation passes them on at every step, and must not need much of the stack.
final class CompiledSchema: Sendable {
    /// The document's address, and the pointer in it.
    let location: String
    let range: SourceRange
    let resource: Int
    /// `false` admits nothing.
    let isFalse: Bool
    /// Whether null fits whatever the checks say.
    let acceptsNull: Bool
    /// Whether a check needs the properties and items that the others have evaluated.
    let needsEvaluated: Bool
    let checks: [KeywordCheck]
    /// Nil for most schemas that say nothing beside their checks.
    let annotations: SchemaAnnotations?

    init(
        location: String, range: SourceRange, resource: Int, isFalse: Bool = false, acceptsNull: Bool = false,
        needsEvaluated: Bool = false, checks: [KeywordCheck] = [], annotations: SchemaAnnotations? = nil
    ) {
        self.location = location
        self.range = range
        self.resource = resource
        self.isFalse = isFalse
        self.acceptsNull = acceptsNull
        self.needsEvaluated = needsEvaluated
        self.checks = checks
        self.annotations = annotations
    }
}

/// A keyword with its place and its check.
final class KeywordCheck: Sendable {
    let keyword: String
    let range: SourceRange
    let rule: SchemaRule

    init(keyword: String, range: SourceRange, rule: SchemaRule) {
        self.keyword = keyword
        self.range = range
        self.rule = rule
    }
}

/// The check of a keyword, or of several that belong together.
indirect enum SchemaRule: Sendable {
    case reference(Int)
    /// A reference that leads to the outermost resource with a dynamic anchor of the name; else to the schema.
    case dynamicReference(ExactText, Int)

    case types(TypeSet)
    case constant(JSONValueIdentity)
    case enumeration(Set<JSONValueIdentity>, [Node])
    case minimum(ExactNumber, isExclusive: Bool)
    case maximum(ExactNumber, isExclusive: Bool)
    case multipleOf(ExactNumber)
    case length(Bounds)
    case pattern(RegularExpression, String)
    case format(StringFormat)
    case numberFormat(NumberFormat)

    case itemCount(Bounds)
    case uniqueItems
    case items(ItemsRule)
    case contains(ContainsRule)
    case unevaluatedItems(Int)

    case propertyCount(Bounds)
    case required([String])
    case dependentRequired([DependentRequired])
    case dependentSchemas([DependentSchema])
    case properties(PropertiesRule)
    case propertyNames(Int)
    case unevaluatedProperties(Int)

    case allOf([Int])
    case anyOf([Int])
    case oneOf([Int])
    case not(Int)
    case conditional(if: Int, then: Int?, else: Int?)
}

/// One side of a count: a minimum or a maximum.
enum Bounds: Sendable {
    case atLeast(Int)
    case atMost(Int)

    func admits(_ count: Int) -> Bool {
        switch self {
        case .atLeast(let limit): count >= limit
        case .atMost(let limit): count <= limit
        }
    }
}

/// JSON Schema's names of types.
struct TypeSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = TypeSet(rawValue: 1)
    static let boolean = TypeSet(rawValue: 2)
    static let integer = TypeSet(rawValue: 4)
    static let number = TypeSet(rawValue: 8)
    static let string = TypeSet(rawValue: 16)
    static let array = TypeSet(rawValue: 32)
    static let object = TypeSet(rawValue: 64)
    static let all = TypeSet(rawValue: 127)

    static let names: [(String, TypeSet)] = [
        ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .number), ("string", .string),
        ("array", .array), ("object", .object),
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(named name: String) {
        guard let found = Self.names.first(where: { $0.0 == name }) else { return nil }
        self = found.1
    }

    func admits(_ node: Node) -> Bool {
        switch node.value {
        case .null: contains(.null)
        case .bool: contains(.boolean)
        case .number: contains(.number) || (contains(.integer) && ExactNumber.isInteger(node))
        case .string: contains(.string)
        case .array: contains(.array)
        case .object: contains(.object)
        }
    }
}

/// `properties`, `patternProperties` and `additionalProperties` together.
struct PropertiesRule: Sendable {
    var named: [ExactText: Int] = [:]
    /// The names in their order.
    var names: [String] = []
    var patterns: [(pattern: RegularExpression, text: String, schema: Int)] = []
    var additional: Int?
    /// Whether a pattern is left out, so that it isn't known which properties are additional.
    var hasUnknownPatterns = false
}

/// `prefixItems` and `items`, or draft 4's `items` and `additionalItems`.
struct ItemsRule: Sendable {
    var prefixKeyword = "prefixItems"
    var prefix: [Int] = []
    var restKeyword = "items"
    var rest: Int?
}

struct ContainsRule: Sendable {
    let schema: Int
    var minimum = 1
    var maximum: Int?
    var minimumRange: SourceRange?
    var maximumRange: SourceRange?
}

struct DependentRequired: Sendable {
    let property: String
    let required: [String]
}

struct DependentSchema: Sendable {
    let property: String
    let schema: Int
}
