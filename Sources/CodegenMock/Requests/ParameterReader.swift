import APIJSON
import APIRuntime
import APIServer
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation

/// Reads the parameters of a request, and holds them against their schemas.
struct ParameterReader {
    let schemas: CompiledSchemas
    let operation: OperationPlan
    private let decoder: ParameterDecoder
    private let pathValues: [String: String]
    /// The names in the query that an object which explodes has nothing to do with.
    private let ownNames: Set<String>

    init(
        _ request: ServerRequest, _ pathValues: [String: String], _ operation: OperationPlan, _ schemas: CompiledSchemas
    ) {
        self.schemas = schemas
        self.operation = operation
        self.pathValues = pathValues
        decoder = ParameterDecoder(
            pathValues: pathValues, query: String(request.query), headerFields: request.head.headerFields)
        let keys = operation.security.flatMap(\.schemes).compactMap { scheme -> String? in
            if case .apiKey(let name, _) = scheme.kind { name } else { nil }
        }
        ownNames = Set(operation.parameters.map(\.name) + keys).union(Preferences.queryNames)
    }

    /// Values by the names of parameters, and all that is wrong with them.
    struct Result {
        var path: [String: JSONValue] = [:]
        var query: [String: JSONValue] = [:]
        var violations: [Problem.Violation] = []
    }

    func read() -> Result {
        var result = Result()
        for parameter in operation.parameters {
            // A path parameter that the path doesn't have can't be sent.
            if parameter.location == .path, pathValues[parameter.name] == nil { continue }
            switch read(parameter) {
            case .absent:
                if parameter.isRequired {
                    result.violations.append(violation(parameter, "is required, and is missing"))
                }
            case .value(let value):
                if parameter.location == .path { result.path[parameter.name] = value }
                if parameter.location == .query { result.query[parameter.name] = value }
            case .wrong(let violations): result.violations += violations
            }
        }
        return result
    }

    private enum Reading {
        case absent
        case value(JSONValue)
        case wrong([Problem.Violation])
    }

    /// The reading that fits the schema, else the violations of the first reading.
    private func read(_ parameter: ParameterPlan) -> Reading {
        var first: [Problem.Violation]?
        for shape in parameter.isJSON ? [.primitive] : parameter.type.shapes {
            do throws(ParameterError) {
                guard let raw = try text(of: parameter, shape) else { continue }
                if raw == .string(""), parameter.allowsEmpty { return .value(raw) }
                if parameter.isJSON {
                    let violations = violations(of: raw, parameter)
                    return violations.isEmpty ? .value(raw) : .wrong(violations)
                }
                for prefersText in [false, true] {
                    let value = parameter.type.typed(raw, prefersText: prefersText)
                    if schemas.admits(value, by: parameter.schema) { return .value(value) }
                    if first == nil { first = violations(of: value, parameter) }
                    // A limit of the evaluation was reached.
                    if first?.isEmpty == true { return .value(value) }
                }
            } catch {
                if first == nil { first = [violation(parameter, error.reason)] }
            }
        }
        return first.map(Reading.wrong) ?? .absent
    }

    private func violations(of value: JSONValue, _ parameter: ParameterPlan) -> [Problem.Violation] {
        schemas.violations(of: value, by: parameter.schema, parameter.part, name: parameter.name)
    }

    private func violation(_ parameter: ParameterPlan, _ message: String) -> Problem.Violation {
        Problem.Violation(parameter.part, name: parameter.name, message: message)
    }

    /// The parameter's text in the shape, undecided which of its texts are numbers; nil where it isn't there.
    private func text(of parameter: ParameterPlan, _ shape: ParameterShape) throws(ParameterError) -> JSONValue? {
        let (name, explode) = (parameter.name, parameter.explode)
        switch parameter.location {
        case .path:
            return try decoder.path(name, shape: shape, style: parameter.pathStyle, explode: explode)
        case .header:
            return try decoder.header(name, shape: shape, style: parameter.isJSON ? .json : .simple, explode: explode)
        case .querystring:
            return try decoder.querystring(name, style: parameter.isJSON ? .json : .form)
        case .query:
            let value: JSONValue? = try decoder.query(
                name, shape: shape, style: parameter.queryStyle, explode: explode,
                members: parameter.type.memberShapes, excluding: ownNames)
            return isSpread(parameter, shape) ? value.flatMap { known($0, parameter.type) } : value
        case .cookie:
            let style: CookieStyle = parameter.isJSON ? .json : parameter.style == .cookie ? .cookie : .form
            let value: JSONValue? = try decoder.cookie(
                name, shape: shape, style: style, explode: explode, members: parameter.type.memberShapes,
                excluding: ownNames)
            return isSpread(parameter, shape) ? value.flatMap { known($0, parameter.type) } : value
        }
    }

    /// Whether the properties are parameters of their own.
    private func isSpread(_ parameter: ParameterPlan, _ shape: ParameterShape) -> Bool {
        shape == .object && parameter.explode && !parameter.isJSON && parameter.style != .deepObject
    }

    /// The properties that the schema has: unknown parameters aren't its own.
    private func known(_ value: JSONValue, _ type: TextType) -> JSONValue? {
        guard !type.properties.isEmpty, type.others == nil, let members = value.object else { return value }
        let known = members.filter { type.properties[$0.key] != nil }
        guard !known.isEmpty else { return nil }
        return .object(JSONObject(known))
    }
}

extension ParameterPlan {
    /// The part of a request that it is in.
    var part: Problem.Violation.Location {
        switch location {
        case .path: .path
        case .query, .querystring: .query
        case .header: .header
        case .cookie: .cookie
        }
    }

    fileprivate var pathStyle: PathStyle {
        if isJSON { return .json }
        return style == .label ? .label : style == .matrix ? .matrix : .simple
    }

    fileprivate var queryStyle: QueryStyle { isJSON ? .json : QueryStyle(style) }
}

extension QueryStyle {
    /// The style of a parameter or of a form's property.
    init(_ style: OpenAPI.Parameter.Style?) {
        switch style {
        case .spaceDelimited: self = .spaceDelimited
        case .pipeDelimited: self = .pipeDelimited
        case .deepObject: self = .deepObject
        case .matrix, .label, .simple, .form, .cookie, nil: self = .form
        }
    }
}
