/// The side of an operation that a service needs: how its request is read, and its responses are written.
package struct ServedEndpointView: View {
    let names: ServiceNames
    package let name: String
    package let access: String
    /// The forms of the body; empty without one.
    package let contents: [ServedContentView]
    package let isBodyRequired: Bool
    /// The media types of successes; nil where the runtime knows them.
    package let successTypes: [String]?
    package let inputs: [ServedInputView]
    /// The variables that have to have a value.
    package let required: [String]
    /// The arguments of the initializer.
    package let arguments: [String]
    package let success: ServedOutcomesView
    /// The body of the only error.
    package let failure: ServedOutcomesView?
    /// The enumerations of errors that are declared with the operation.
    package let failures: [ServedOutcomesView]
    /// The multipart bodies that this is the first operation with.
    package let multiparts: [ServedMultipartView]

    package static let fields: [ViewField<Self>] =
        ViewField.serverTypes { $0.names } + [
            .text("name") { $0.name },
            .text("access") { $0.access },
            .flag("hasBody") { !$0.contents.isEmpty },
            .list("contents") { $0.contents },
            .flag("isBodyRequired") { $0.isBodyRequired },
            .flag("hasSuccessTypes") { $0.successTypes != nil },
            .lines("successTypes") { $0.successTypes ?? [] },
            .flag("hasInputs") { !$0.inputs.isEmpty },
            .list("inputs") { $0.inputs },
            .flag("hasRequired") { !$0.required.isEmpty },
            .lines("required") { $0.required },
            .lines("arguments") { $0.arguments },
            .view("success") { $0.success },
            .view("failure") { $0.failure },
            .list("failures") { $0.failures },
            .list("multiparts") { $0.multiparts },
        ]
}

extension ViewField {
    /// The types of `APIServer` by their names, with the module where the API has a type of that name.
    static func serverTypes(_ names: @escaping @Sendable (Root) -> ServiceNames) -> [ViewField] {
        ServiceNames.runtime.map { type in .text(type) { names($0).qualified(type) } }
            + [.text("Principal") { names($0).principal }]
    }
}

/// A way in which a body may come: `.json("application/json")`.
package struct ServedContentView: View {
    package let format: String
    package let mediaTypes: [String]

    package static let fields: [ViewField<Self>] = [
        .text("format") { $0.format },
        .lines("mediaTypes") { $0.mediaTypes },
    ]
}

/// A parameter, a part or the body, read into a variable.
package struct ServedInputView: View {
    package let local: String
    package let type: String
    package let reading: Reading

    package enum Reading: Sendable {
        /// `request.query("kind")`
        case call(ServedCallView)
        /// By the position of the body's media type among those that are accepted.
        case choice([ServedChoiceView])
        case contentType
    }

    package static let fields: [ViewField<Self>] = [
        .text("local") { $0.local },
        .text("type") { $0.type },
        .view("call") { if case .call(let call) = $0.reading { call } else { nil } },
        .flag("isChoice") { if case .choice = $0.reading { true } else { false } },
        .list("choices") { if case .choice(let choices) = $0.reading { choices } else { [] } },
        .flag("isContentType") { if case .contentType = $0.reading { true } else { false } },
    ]
}

/// A call of the decoder.
package struct ServedCallView: View {
    package let method: String
    package let arguments: [String]

    package static let fields: [ViewField<Self>] = [
        .text("method") { $0.method },
        .lines("arguments") { $0.arguments },
    ]
}

/// The reading of a body that has come in one of several ways.
package struct ServedChoiceView: View {
    package let index: Int
    package let call: ServedCallView
    /// What makes a case of the value: `.map(Body.json)`; empty where the value is the body.
    package let wrapping: String

    package static let fields: [ViewField<Self>] = [
        .text("index") { String($0.index) },
        .text("method") { $0.call.method },
        .lines("arguments") { $0.call.arguments },
        .text("wrapping") { $0.wrapping },
    ]
}

/// How the responses of an output, or of an error, are written.
package struct ServedOutcomesView: View {
    /// The enumeration from the module's scope; nil where the endpoint itself declares it.
    package let type: String?
    /// They are cases of an enumeration.
    package let areCases: Bool
    package let outcomes: [ServedOutcomeView]

    package static let fields: [ViewField<Self>] = [
        .text("type") { $0.type },
        .flag("areCases") { $0.areCases },
        .list("outcomes") { $0.outcomes },
    ]
}

/// The writing of one response: `response.json(value, 200)`.
package struct ServedOutcomeView: View {
    /// Nil where the value isn't a case.
    package let caseName: String?
    package let hasValue: Bool
    package let method: String
    package let arguments: [String]

    package static let fields: [ViewField<Self>] = [
        .text("caseName") { $0.caseName },
        .flag("hasValue") { $0.hasValue },
        .text("method") { $0.method },
        .lines("arguments") { $0.arguments },
    ]
}

/// A multipart body that is read.
package struct ServedMultipartView: View {
    package let type: String
    package let inputs: [ServedInputView]
    package let required: [String]
    package let arguments: [String]

    package static let fields: [ViewField<Self>] = [
        .text("type") { $0.type },
        .list("inputs") { $0.inputs },
        .flag("hasRequired") { !$0.required.isEmpty },
        .lines("required") { $0.required },
        .lines("arguments") { $0.arguments },
    ]
}
