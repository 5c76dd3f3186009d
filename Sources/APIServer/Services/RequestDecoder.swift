import APIJSON
public import APIRuntime

/// Reads an endpoint out of a request: the other direction of `RequestEncoder`.
///
/// Nothing throws here: what is missing or can't be read is collected, so that one response lists everything.
public struct RequestDecoder {
    /// The position in `ServedEndpoint.requestBody` of the body's media type; nil where there is no body.
    public let bodyIndex: Int?

    /// The `Content-Type` of the request, as it was sent; empty without a body.
    public let contentType: String

    /// The faults of the request so far.
    var violations: [Problem.Violation] = []

    /// Why the service can't read any request of this kind.
    var defect: String?

    let body: ArrivedBody
    let coders: [String: any CodableBodyCoder]
    private let parameters: ParameterDecoder

    /// The constraints of the description; nil where values aren't held against them.
    private let constraints: RequestConstraints?

    /// The media types of the body's entry in `ServedEndpoint.requestBody`, as the description has them.
    private let bodyTypes: [String]

    /// Whether the documents of a stream are held against the constraints of their type.
    var validatesDocuments = false
    /// The parts that a form has asked for.
    var knownParts: KnownParts?

    init(
        _ parameters: ParameterDecoder, body: ArrivedBody = .none, index: Int? = nil, contentType: String = "",
        coders: [String: any CodableBodyCoder] = [:], constraints: RequestConstraints? = nil, bodyTypes: [String] = []
    ) {
        self.parameters = parameters
        self.body = body
        bodyIndex = index
        self.contentType = contentType
        self.coders = coders
        self.constraints = constraints
        self.bodyTypes = bodyTypes
    }

    /// Reads the text in place of `{name}` of the path (OpenAPI, Parameter Object, `in: path`).
    public mutating func path<T: JSONReadable>(
        _ name: String, shape: ParameterShape = .primitive, style: PathStyle = .simple, explode: Bool = false
    ) -> T? {
        read(
            text(.path, name, isRequired: true) { (parameters) throws(ParameterError) in
                try parameters.pathText(name, shape, style, explode: explode)
            }, .path, name)
    }

    /// Reads a query parameter (OpenAPI, Parameter Object, `in: query`); the arguments are those of `ParameterDecoder.query`.
    ///
    /// - Parameters:
    ///   - value: The value of a parameter that isn't there.
    ///   - names: The properties of an object that explodes, where there are no others: then other pairs are none of its own.
    public mutating func query<T: JSONReadable>(
        _ name: String,
        isRequired: Bool = false,
        default value: T? = nil,
        shape: ParameterShape = .primitive,
        style: QueryStyle = .form,
        explode: Bool? = nil,
        members: [String: ParameterShape] = [:],
        excluding others: Set<String> = [],
        only names: Set<String>? = nil
    ) -> T? {
        read(
            text(.query, name, isRequired: isRequired) { (parameters) throws(ParameterError) in
                try parameters.queryText(name, shape, style, explode: explode, members, excluding: others, only: names)
            }, .query, name) ?? value
    }

    /// Reads the query of one value alone (OpenAPI 3.2, `in: querystring`).
    public mutating func querystring<T: JSONReadable>(
        _ name: String, isRequired: Bool = false, style: QueryStyle
    ) -> T? {
        read(
            text(.query, name, isRequired: isRequired) { (parameters) throws(ParameterError) in
                try parameters.queryText(name, style)
            }, .query, name)
    }

    /// Reads a header (OpenAPI, Parameter Object, `in: header`).
    public mutating func header<T: JSONReadable>(
        _ name: String,
        isRequired: Bool = false,
        default value: T? = nil,
        shape: ParameterShape = .primitive,
        style: HeaderStyle = .simple,
        explode: Bool = false
    ) -> T? {
        read(
            text(.header, name, isRequired: isRequired) { (parameters) throws(ParameterError) in
                try parameters.headerText(name, shape, style, explode: explode)
            }, .header, name) ?? value
    }

    /// Reads a cookie (OpenAPI, Parameter Object, `in: cookie`); an object that explodes is read as in a query.
    public mutating func cookie<T: JSONReadable>(
        _ name: String,
        isRequired: Bool = false,
        default value: T? = nil,
        shape: ParameterShape = .primitive,
        style: CookieStyle = .form,
        explode: Bool = true,
        members: [String: ParameterShape] = [:],
        excluding others: Set<String> = [],
        only names: Set<String>? = nil
    ) -> T? {
        read(
            text(.cookie, name, isRequired: isRequired) { (parameters) throws(ParameterError) in
                try parameters.cookieText(name, shape, style, explode: explode, members, excluding: others, only: names)
            }, .cookie, name) ?? value
    }

    /// The text of a parameter; nil where it isn't there, or isn't written in its style. Not generic, so that it is compiled once.
    private mutating func text(
        _ location: Problem.Violation.Location, _ name: String, isRequired: Bool,
        _ parse: (ParameterDecoder) throws(ParameterError) -> ParameterText?
    ) -> ParameterText? {
        do throws(ParameterError) {
            let text = try parse(parameters)
            if text == nil, isRequired {
                violations.append(.init(location, name: name, message: "`\(name)` is missing"))
            }
            return text
        } catch {
            record(error, location, name)
            return nil
        }
    }

    private mutating func read<T: JSONReadable>(
        _ text: ParameterText?, _ location: Problem.Violation.Location, _ name: String
    ) -> T? {
        guard let text else { return nil }
        var faults: [ParameterError] = []
        let value = text.read(T.self, name, faults: &faults)
        for fault in faults { record(fault, location, name) }
        checkProperties(of: text, location, name)
        if faults.isEmpty, let value { check(value, location, name) }
        return value
    }

    private mutating func record(_ error: ParameterError, _ location: Problem.Violation.Location, _ name: String) {
        // The error may be about a property that is a pair of its own.
        violations.append(
            .init(location, name: name, pointer: error.pointer, message: "`\(error.name)` \(error.reason)"))
    }
}

// MARK: Validation

extension RequestDecoder {
    private mutating func check<T>(_ value: T, _ location: Problem.Violation.Location, _ name: String) {
        // The whole query is one parameter, too.
        guard var validation = constraints?.validation, validation.has(location.rawValue, name),
            let value = value as? any JSONWritable
        else { return }
        validation.check(value, location.rawValue, name)
        violations += validation.violations.map(Problem.Violation.init)
    }

    /// Looks for properties that the objects of a parameter don't take.
    private mutating func checkProperties(
        of text: ParameterText, _ location: Problem.Violation.Location, _ name: String
    ) {
        guard let constraints, !constraints.closedParameters.isEmpty else { return }
        let key = location.rawValue + " " + name
        guard constraints.closedParameters.contains(key), let document = text.document else { return }
        let unknown = document.withUnsafeBytes {
            constraints.rules.unknownProperties(in: $0, ofParameter: name, key: key)
        }
        violations += unknown.map { Problem.Violation($0, in: location) }
    }

    /// Holds a body that was read without fault against the description.
    mutating func checkBody<T>(_ value: T) {
        guard var validation = constraints?.validation, let type = bodyTypes.first(where: validation.hasBody) else {
            return
        }
        if let parts = value as? any MultipartBody {
            validation.checkParts(parts, type)
        } else if let value = value as? any JSONWritable {
            validation.checkBody(value, type)
        }
        violations += validation.violations.map(Problem.Violation.init)
    }

    /// Finds the parts of the body that its form doesn't have; nil where it takes anything.
    var unknownParts: UnknownParts? {
        guard let constraints, constraints.closed.exist else { return nil }
        return bodyTypes.lazy.compactMap { UnknownParts(of: constraints.rules, $0) }.first
    }

    /// Holds a JSON document, or the texts of a form as one, against the description: properties that its objects don't take, which
    /// values drop, and then the value, or the document itself where it has faults.
    ///
    /// - Parameter faults: The pointers of what can't be read.
    mutating func checkJSON<T>(_ value: T?, readFrom bytes: UnsafeRawBufferPointer, faults: [String]) {
        let read = faults.isEmpty ? value : nil
        if let constraints, constraints.closed.exist {
            let known = constraints.closed.existInUnions ? read as? any JSONWritable : nil
            let unknown = bodyTypes.lazy.map {
                constraints.rules.unknownProperties(in: bytes, of: $0, readAs: known)
            }.first { !$0.isEmpty }
            violations += (unknown ?? []).map { Problem.Violation($0) }
        }
        if let read { return checkBody(read) }
        guard var validation = constraints?.validation, let type = bodyTypes.first(where: validation.hasBody) else {
            return
        }
        validation.checkBody(document: bytes, type)
        // What is a fault, or contains one, may only seem to violate something.
        violations += validation.violations.map(Problem.Violation.init).filter { violation in
            !faults.contains { $0 == violation.pointer || $0.hasPrefix(violation.pointer + "/") }
        }
    }
}

/// The constraints on the requests of an operation.
struct RequestConstraints: Sendable {
    let rules: RequestRules

    /// Where bodies may have properties that their objects don't take.
    let closed: ClosedObjects
    /// Which parameters may have some, by location and name.
    let closedParameters: Set<String>

    /// Nil for an endpoint without constraints.
    init?(of endpoint: any ServedEndpoint.Type) {
        guard let rules = (endpoint as? any ValidatableEndpoint.Type)?.requestRules else { return nil }
        self.rules = rules
        closed = rules.closedObjects
        closedParameters = rules.closedParameters
    }

    fileprivate var validation: RequestValidation { RequestValidation(rules) }
}
