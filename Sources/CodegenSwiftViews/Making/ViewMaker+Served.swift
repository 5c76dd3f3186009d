package import CodegenAPIModel
import CodegenSwiftLanguage

/// Makes the service's side of an operation.
extension ViewMaker {
    package func makeServedEndpointView(_ endpoint: Endpoint) -> ServedEndpointView {
        let names = names.operation(endpoint.id)
        let all = servedInputs(of: endpoint)
        let outcomes = OutcomeMaker(maker: self, endpoint: endpoint)
        return ServedEndpointView(
            names: self.names.service,
            name: names.type,
            access: access,
            contents: makeContentViews(endpoint.body),
            isBodyRequired: endpoint.body?.isRequired ?? false,
            successTypes: outcomes.servedTypes,
            inputs: all.map(\.view),
            required: all.filter(\.isUnwrapped).map(\.view.local),
            arguments: all.map { "\(Identifiers.label($0.name)): \($0.view.local)" },
            success: outcomes.makeServedSuccess(),
            failure: outcomes.makeServedFailure(),
            failures: outcomes.makeServedFailures(),
            multiparts: servedMultiparts[endpoint.id, default: []].map(makeServedMultipartView)
        )
    }

    /// An input with its name at the initializer.
    private struct Input {
        let name: String
        let view: ServedInputView
        /// The initializer takes no nil.
        let isUnwrapped: Bool
    }

    private func servedInputs(of endpoint: Endpoint) -> [Input] {
        let names = names.operation(endpoint.id)
        let locals = Locals(names.parameters + [names.body, names.contentType], reserved: ["request"])
        return callInputs(of: endpoint).compactMap { input in
            switch input {
            case .parameter(let index):
                let parameter = endpoint.parameters[index]
                let name = names.parameters[index]
                let type = types.text(parameter.type, in: .operation(endpoint.id)) + "?"
                let call = makeCallView(parameter, endpoint)
                return Input(
                    name: name, view: ServedInputView(local: locals[name], type: type, reading: .call(call)),
                    isUnwrapped: parameter.isRequired)
            case .body:
                return endpoint.body.map { body in
                    let type = bodyType(body, endpoint, in: .operation(endpoint.id)) + "?"
                    let view = ServedInputView(
                        local: locals[names.body], type: type, reading: bodyReading(body, endpoint))
                    return Input(name: names.body, view: view, isUnwrapped: body.isRequired)
                }
            case .contentType:
                let view = ServedInputView(
                    local: locals[names.contentType], type: "String", reading: .contentType)
                return Input(name: names.contentType, view: view, isUnwrapped: false)
            }
        }
    }

    // MARK: Parameters

    /// `request.query("tags", isRequired: true, shape: .array, explode: false)`
    private func makeCallView(_ parameter: Parameter, _ endpoint: Endpoint) -> ServedCallView {
        var arguments = [StringLiteral.quoted(parameter.wireName)]
        if parameter.isRequired, parameter.location != .path { arguments.append("isRequired: true") }
        if !parameter.isRequired, let value = parameter.defaultValue.flatMap({ text($0, of: parameter.type) }) {
            arguments.append("default: \(value)")
        }
        let hasShape = parameter.style != .json && parameter.location != .querystring
        let shape = hasShape ? api.parameterShape(of: parameter.type) : .primitive
        if shape != .primitive { arguments.append("shape: .\(shape)") }
        arguments += styleArguments(of: parameter)
        if shape == .object { arguments += memberArguments(of: parameter, endpoint) }
        return ServedCallView(method: parameter.location.rawValue, arguments: arguments)
    }

    /// The properties of an object whose name isn't written, or whose name others begin with.
    private func memberArguments(of parameter: Parameter, _ endpoint: Endpoint) -> [String] {
        let others = otherNames(beside: parameter, endpoint)
        if parameter.style == .deepObject {
            return excluding(others.filter { $0.hasPrefix(parameter.wireName + "[") })
        }
        guard parameter.location == .query || parameter.location == .cookie, parameter.explode else { return [] }
        let members = api.memberShapes(of: parameter.type)
        let shapes = members.filter { $0.shape != .primitive }
        let arguments = shapes.isEmpty ? [] : ["members: \(dictionaryText(of: shapes))"]
        guard api.hasOnlyKnownMembers(parameter.type) else { return arguments + excluding(others) }
        let known = members.map(\.name).filter { !others.contains($0) }
        return arguments + ["only: [\(known.map(StringLiteral.quoted).joined(separator: ", "))]"]
    }

    private func excluding(_ names: [String]) -> [String] {
        names.isEmpty ? [] : ["excluding: [\(names.map(StringLiteral.quoted).joined(separator: ", "))]"]
    }

    /// The names of the other parameters in the same place, and of the keys of security schemes there.
    private func otherNames(beside parameter: Parameter, _ endpoint: Endpoint) -> [String] {
        let own = endpoint.parameters.filter {
            $0.location == parameter.location && $0.wireName != parameter.wireName && !isSpread($0)
        }.map(\.wireName)
        let schemes = Set(endpoint.requirements.flatMap(\.schemes).map(\.wireName))
        let keys = api.securitySchemes.compactMap { scheme -> String? in
            guard schemes.contains(scheme.wireName), case .apiKey(let name, let location) = scheme.kind,
                location.rawValue == parameter.location.rawValue
            else { return nil }
            return name
        }
        return own + keys.filter { !own.contains($0) }
    }

    /// Whether the properties of an object are parameters of their own.
    private func isSpread(_ parameter: Parameter) -> Bool {
        (parameter.style == .form || parameter.style == .cookie) && parameter.explode
            && api.parameterShape(of: parameter.type) == .object
    }
}

/// The names of variables: those of what they are read for, apart from the function's own.
struct Locals {
    private var names: [String: String] = [:]

    init(_ all: [String], reserved: Set<String>) {
        var taken = Set(all)
        for name in all {
            guard reserved.contains(name) else {
                names[name] = Identifiers.escaped(name)
                continue
            }
            var local = "_" + name
            while !taken.insert(local).inserted { local += "Value" }
            names[name] = local
        }
    }

    subscript(name: String) -> String { names[name] ?? Identifiers.escaped(name) }
}
