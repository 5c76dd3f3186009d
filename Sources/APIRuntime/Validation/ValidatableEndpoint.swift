import APIJSON

/// An endpoint with constraints on its parameters or its body.
public protocol ValidatableEndpoint: Endpoint {
    /// The constraints of the description.
    static var requestRules: RequestRules { get }
}

extension ValidatableEndpoint {
    /// Throws `ValidationError` with everything in the parameters and the body that violates the description.
    public func validate() throws(ValidationError) {
        try ValidationError.check(violations())
    }

    /// Everything in the parameters and the body that violates the description; empty for a valid request.
    ///
    /// Files, streams and bodies of text or bytes aren't looked into.
    public func violations() -> [Violation] {
        var encoder = RequestEncoder(Self.operation)
        encoder.validation = RequestValidation(Self.requestRules)
        encode(to: &encoder)
        return (encoder.validation?.violations ?? []).map(\.violation)
    }
}

/// A violation with the location of its parameter: `path`, `query`, `header` or `cookie`.
package struct LocatedViolation: Sendable {
    package let violation: Violation
    /// Nil for the body.
    package let location: String?

    package init(violation: Violation, location: String?) {
        self.violation = violation
        self.location = location
    }
}

/// The constraints on a request: a table in generated code.
public struct RequestRules: Sendable {
    /// By location and name.
    let parameters: [String: [RuleNode]]
    /// By media type.
    let bodies: [String: [RuleNode]]

    public init(_ rules: RequestRule...) {
        parameters = Dictionary(rules.filter { !$0.isBody }.map { ($0.name, [$0.node]) }) { $0 + $1 }
        bodies = Dictionary(rules.filter(\.isBody).map { ($0.name, [$0.node]) }) { $0 + $1 }
    }
}

/// The constraints on a parameter, or on the body.
public struct RequestRule: Sendable {
    let name: String
    let isBody: Bool
    let node: RuleNode

    public static func path(_ name: String, _ rules: ValidationRule...) -> RequestRule {
        RequestRule(name: "path " + name, isBody: false, node: RuleNode(rules))
    }

    public static func query(_ name: String, _ rules: ValidationRule...) -> RequestRule {
        RequestRule(name: "query " + name, isBody: false, node: RuleNode(rules))
    }

    public static func header(_ name: String, _ rules: ValidationRule...) -> RequestRule {
        RequestRule(name: "header " + name, isBody: false, node: RuleNode(rules))
    }

    public static func cookie(_ name: String, _ rules: ValidationRule...) -> RequestRule {
        RequestRule(name: "cookie " + name, isBody: false, node: RuleNode(rules))
    }

    /// The body of a media type; the names of its properties are in the rules.
    public static func body(_ mediaType: String, _ rules: ValidationRule...) -> RequestRule {
        RequestRule(name: mediaType, isBody: true, node: RuleNode(rules))
    }
}

/// The validation of a request: of the values that its endpoint encodes, or that are decoded for it.
package struct RequestValidation: Sendable {
    private let rules: RequestRules
    package private(set) var violations: [LocatedViolation] = []

    package init(_ rules: RequestRules) { self.rules = rules }

    /// Whether a parameter has rules.
    package func has(_ location: String, _ name: String) -> Bool {
        !rules.parameters.isEmpty && rules.parameters[location + " " + name] != nil
    }

    /// Whether bodies of a media type have rules.
    package func hasBody(_ mediaType: String) -> Bool { rules.bodies[mediaType] != nil }

    package mutating func check<T: JSONWritable>(_ value: T, _ location: String, _ name: String) {
        guard let nodes = rules.parameters[location + " " + name] else { return }
        var validation = Validation(.request, of: .parameter(name))
        validation.check(value, nodes)
        violations += validation.violations.map { LocatedViolation(violation: $0, location: location) }
    }

    package mutating func checkBody<T: JSONWritable>(_ value: T, _ mediaType: String) {
        guard let nodes = rules.bodies[mediaType] else { return }
        var validation = Validation(.request)
        validation.check(value, nodes)
        violations += validation.violations.map { LocatedViolation(violation: $0, location: nil) }
    }

    /// Checks a body that can't be read as its type by what the document has; nothing of one that is malformed.
    package mutating func checkBody(document: UnsafeRawBufferPointer, _ mediaType: String) {
        guard let nodes = rules.bodies[mediaType] else { return }
        var validation = Validation(.request)
        guard (try? validation.check(document: document, nodes)) != nil else { return }
        violations += validation.violations.map { LocatedViolation(violation: $0, location: nil) }
    }

    package mutating func checkParts<T: MultipartBody>(_ value: T, _ mediaType: String) {
        guard let nodes = rules.bodies[mediaType] else { return }
        var form = MultipartEncoder()
        form.validation = PartValidation(nodes)
        value.encode(to: &form)
        violations += (form.validation?.violations ?? []).map { LocatedViolation(violation: $0, location: nil) }
    }
}

/// The validation of a multipart body, by the fields that it puts into the form.
struct PartValidation: Sendable {
    private let nodes: [RuleNode]
    private(set) var violations: [Violation] = []

    init(_ nodes: [RuleNode]) { self.nodes = RuleNode.expanded(nodes) }

    mutating func check<T: JSONWritable>(_ value: T, _ name: String) {
        let own = nodes.compactMap { $0.properties[name] }
        guard !own.isEmpty else { return }
        var validation = Validation(.request, path: [name])
        validation.check(value, own)
        violations += validation.violations
    }
}
