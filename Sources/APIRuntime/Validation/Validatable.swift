public import APIJSON

/// A type whose values may be invalid although the Swift type holds them: a number out of its bounds, a text that is too long.
///
/// Generated with `validation: requests` or `all` in the configuration; types without any constraint in their reach don't conform.
public protocol Validatable: Sendable {
    /// The constraints of the description.
    static var validationRules: ValidationRules { get }
}

/// Which way a value goes: what is read-only isn't sent in requests, and what is write-only isn't in responses.
public enum ValidationDirection: Sendable, Hashable {
    case request, response
}

extension Validatable where Self: JSONWritable {
    /// Throws `ValidationError` with everything in the value that violates the description.
    public func validate(as direction: ValidationDirection = .request) throws(ValidationError) {
        try ValidationError.check(violations(as: direction))
    }

    /// Everything in the value that violates the description; empty for a valid one.
    public func violations(as direction: ValidationDirection = .request) -> [Violation] {
        var validation = Validation(direction)
        validation.check(self, [Self.validationRules.node])
        return validation.violations
    }
}

extension Validatable where Self: MultipartBody {
    /// Throws `ValidationError` with everything in the parts that violates the description. Files aren't looked into.
    public func validate() throws(ValidationError) {
        try ValidationError.check(violations())
    }

    /// Everything in the parts that violates the description; empty where they are valid.
    public func violations() -> [Violation] {
        var form = MultipartEncoder()
        form.validation = PartValidation([Self.validationRules.node])
        encode(to: &form)
        return form.validation?.violations ?? []
    }
}

/// A place in a value that violates a constraint of the description.
public struct Violation: Sendable, Hashable {
    /// What holds the value.
    public enum Place: Sendable, Hashable {
        /// A body, or a value by itself.
        case body
        /// A parameter of the request, by the name on the wire.
        case parameter(String)
    }

    /// What holds the value.
    public internal(set) var place: Place

    /// The JSON pointer of the value in the body or parameter (RFC 6901): `/pets/0/name`, or empty for the whole.
    public let pointer: String

    /// The keyword of JSON Schema that isn't met: `minLength`.
    public let keyword: String

    /// One sentence without a full stop: "`age` has to be at least 0, and is -1". Neither parameters nor passwords are shown.
    public let message: String

    public init(place: Place = .body, pointer: String, keyword: String, message: String) {
        self.place = place
        self.pointer = pointer
        self.keyword = keyword
        self.message = message
    }
}

extension Violation {
    /// The JSON pointer of keys and indices (RFC 6901, section 3).
    static func pointer(to path: [String]) -> String {
        path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
    }
}

extension Violation: CustomStringConvertible {
    public var description: String { message }
}

/// A value violates the description: everything that is wrong with it.
public struct ValidationError: Error, Sendable, Hashable {
    /// In the order of the value; never empty.
    public let violations: [Violation]

    public init(violations: [Violation]) { self.violations = violations }

    static func check(_ violations: [Violation]) throws(ValidationError) {
        if !violations.isEmpty { throw ValidationError(violations: violations) }
    }
}

extension ValidationError: CustomStringConvertible {
    public var description: String { violations.map(\.message).joined(separator: "; ") }
}
