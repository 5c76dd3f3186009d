extension Endpoint {
    /// The types of what a client sends: parameters, and the body.
    package var sentTypes: [TypeReference] { parameters.map(\.type) + bodyTypes }

    /// The type of the body, where it has one of the description.
    package var bodyTypes: [TypeReference] {
        switch body?.content {
        case .json(let type, _), .form(let type, _): [type]
        case .multipart(let id, _): [.declared(id)]
        case .parts, .text, .bytes, nil: []
        }
    }

    /// The types of what comes back under any status, in bodies and headers.
    package var receivedTypes: [TypeReference] {
        outcomes.flatMap { outcome -> [TypeReference] in
            switch outcome.content {
            case .json(let type, _), .stream(let type, _): [type]
            case .none, .text, .bytes: []
            }
        } + headers.map(\.type)
    }

    /// The success, where there is only one.
    package var onlySuccess: Outcome? { successes.count == 1 ? successes[0] : nil }

    /// The types of what callbacks of the operation bring.
    package var callbackTypes: [TypeReference] { callbacks.compactMap(\.payload) }

    /// The declared types that go in or out.
    package func forEachDeclared(_ body: (TypeID) -> Void) {
        for type in sentTypes + receivedTypes + callbackTypes { type.forEachDeclared(body) }
    }
}
