/// One operation: its flat call and its endpoint.
package struct EndpointView: View {
    package let name: String
    package let functionName: String
    package let access: String
    /// For the call, with parameters.
    package let callDocumentation: [String]
    /// For the endpoint.
    package let documentation: [String]
    /// The function is deprecated.
    package let isDeprecated: Bool
    /// What to use instead, as a literal.
    package let deprecation: String?
    /// The endpoint is deprecated.
    package let isDeprecatedType: Bool
    package let parameters: [ParameterView]
    package let failure: FailureView
    /// Declared beside the operation.
    package let sharedFailure: SharedFailureView?
    package let output: OutputView
    package let nested: [TypeView]
    /// The arguments of `OperationInfo`.
    package let operation: [String]
    package let body: BodyView?
    package let pagination: PaginationView?
    package let headers: HeadersView?
    package let outcomes: [OutcomeView]
    /// A parameter has the name of what the function calls.
    package let needsSelf: Bool
    /// The constraints on parameters and body.
    package let rules: [RuleView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("functionName") { $0.functionName },
        .text("access") { $0.access },
        .lines("callDocumentation") { $0.callDocumentation },
        .lines("documentation") { $0.documentation },
        .flag("isDeprecated") { $0.isDeprecated },
        .text("deprecation") { $0.deprecation },
        .flag("isDeprecatedType") { $0.isDeprecatedType },
        .list("parameters") { $0.parameters },
        .flag("hasParameters") { !$0.parameters.isEmpty },
        .view("failure") { $0.failure },
        .view("sharedFailure") { $0.sharedFailure },
        .view("output") { $0.output },
        .text("outputType") { $0.output.callType },
        .text("failureType") { $0.failure.callType },
        .flag("outputIsAlias") { !$0.output.isDeclared && $0.output.cases.isEmpty },
        .flag("returnsVoid") { $0.output.isVoid },
        .list("nested") { $0.nested },
        .lines("operation") { $0.operation },
        .view("body") { $0.body },
        .text("protocol") { $0.protocolNames },
        .view("pagination") { $0.pagination },
        .view("headers") { $0.headers },
        .flag("encodesNothing") { $0.body == nil && $0.parameters.isEmpty },
        .list("outcomes") { $0.outcomes },
        .flag("needsSelf") { $0.needsSelf },
        .flag("isValidated") { !$0.rules.isEmpty },
        .list("rules") { $0.rules },
    ]

    private var protocolNames: String {
        let names = [pagination.map { _ in "PaginatedEndpoint" }, headers.map { _ in "EndpointWithHeaders" }]
        let all = names.compactMap { $0 }
        let further = rules.isEmpty ? [] : ["ValidatableEndpoint"]
        return ((all.isEmpty && further.isEmpty ? ["Endpoint"] : all) + further).joined(separator: ", ")
    }
}

/// An input of the operation: a parameter or the body.
package struct ParameterView: View {
    package let name: String
    /// As a call's argument: `id: id`.
    package let argument: String
    /// In the endpoint's scope.
    package let innerType: String
    /// Outside of it.
    package let type: String
    package let defaultArgument: String
    package let documentation: [String]
    /// Its words in the list of parameters.
    let itemLines: [String]
    /// The call that encodes it; nil for the body, which has its own view.
    package let encoding: String?

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("bareName") { $0.name.filter { $0 != "`" } },
        .text("argument") { $0.argument },
        .text("innerType") { $0.innerType },
        .text("type") { $0.type },
        .text("defaultArgument") { $0.defaultArgument },
        .lines("documentation") { $0.documentation },
        .text("encoding") { $0.encoding },
    ]
}

/// The body: how it is encoded, or the cases of an enumeration where it may be of several media types.
package struct BodyView: View {
    package var encoding: String?
    /// The assignment before a copy of the body is encoded.
    package var preparation: String?
    /// Of the enumeration.
    package var documentation: [String] = []
    package var name = ""
    /// The enumeration; nil where another endpoint declares it.
    package var type: String?
    package var access = ""
    package var cases: [BodyCaseView] = []
    package var isOptional = false

    package static let fields: [ViewField<Self>] = [
        .text("encoding") { $0.encoding },
        .text("preparation") { $0.preparation },
        .text("name") { $0.name },
        .text("bodyType") { $0.type },
        .lines("documentation") { $0.documentation },
        .text("access") { $0.access },
        .list("cases") { $0.cases },
        .flag("hasCases") { !$0.cases.isEmpty },
        .flag("isOptional") { $0.isOptional },
    ]
}

/// One of the media types that a body may have.
package struct BodyCaseView: View {
    package let name: String
    package let type: String
    package let encoding: String
    /// The assignment before a copy of the value is encoded.
    package let preparation: String?
    package let documentation: [String]
    /// The caller says which media type it has.
    package let hasContentType: Bool
    package let isOptional: Bool

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("type") { $0.type },
        .text("encoding") { $0.encoding },
        .text("preparation") { $0.preparation },
        .flag("hasContentType") { $0.hasContentType },
        .lines("documentation") { $0.documentation },
        .flag("isOptional") { $0.isOptional },
    ]
}

/// A success in Swift.
package struct OutputView: View {
    /// From outside: `ListAdmins.Output`, `AdminPage`, `Void`.
    package let callType: String
    /// From inside the endpoint.
    package let innerType: String
    package let isVoid: Bool
    /// No alias is needed: the type already has the name.
    package let isDeclared: Bool
    /// Cases, where several successes differ.
    package let cases: [OutcomeCaseView]

    package static let fields: [ViewField<Self>] = [
        .text("innerType") { $0.innerType },
        .flag("isAlias") { !$0.isDeclared && $0.cases.isEmpty },
        .flag("isEnumeration") { !$0.cases.isEmpty },
        .list("cases") { $0.cases },
    ]
}

/// The documented errors in Swift.
package struct FailureView: View {
    package let callType: String
    /// The type that has the cases, or is the body; nil where the endpoint declares a type `Failure`.
    package let alias: String?
    /// Cases, where no other operation has the same ones.
    package let cases: [OutcomeCaseView]

    package static let fields: [ViewField<Self>] = [
        .text("alias") { $0.alias },
        .flag("isEnumeration") { !$0.cases.isEmpty },
        .list("cases") { $0.cases },
    ]
}

/// The documented errors of several operations.
package struct SharedFailureView: View {
    package let name: String
    package let access: String
    package let cases: [OutcomeCaseView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .list("cases") { $0.cases },
    ]
}

/// A documented status as a case.
package struct OutcomeCaseView: View {
    package let name: String
    /// Nil for a status without a body.
    package let type: String?
    package let documentation: [String]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
    ]
}

/// One branch of the generated `switch` over statuses, with its outcome.
package struct OutcomeView: View {
    /// `200`, `400...499`; nil for the default.
    package let pattern: String?
    package let result: String

    package static let fields: [ViewField<Self>] = [
        .text("pattern") { $0.pattern },
        .text("result") { $0.result },
    ]
}

/// The headers of an endpoint's responses.
package struct HeadersView: View {
    package let access: String
    package let headers: [HeaderView]

    package static let fields: [ViewField<Self>] = [
        .text("access") { $0.access },
        .list("headers") { $0.headers },
    ]
}

/// One header.
package struct HeaderView: View {
    package let access: String
    package let name: String
    package let type: String
    package let documentation: [String]
    /// The expression that reads it: `head.header("Location")`.
    package let reading: String

    package static let fields: [ViewField<Self>] = [
        .text("access") { $0.access },
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
        .text("reading") { $0.reading },
    ]
}

/// How an endpoint's pages follow each other.
package struct PaginationView: View {
    package let access: String
    package let itemType: String
    /// The expression for the items of `page`.
    package let items: String
    /// The runtime's function that goes on from `page`.
    package let step: String
    package let arguments: [String]
    /// The parameter that takes the function's value; nil where the function gives the page itself.
    package let parameter: String?
    package let mayRepeat: String
    /// The group's protocol, which fakes of pages conform to.
    package let protocolName: String?

    package static let fields: [ViewField<Self>] = [
        .text("protocolName") { $0.protocolName },
        .text("access") { $0.access },
        .text("itemType") { $0.itemType },
        .text("items") { $0.items },
        .text("step") { $0.step },
        .lines("arguments") { $0.arguments },
        .flag("hasArguments") { !$0.arguments.isEmpty },
        .text("parameter") { $0.parameter },
        .text("mayRepeat") { $0.mayRepeat },
    ]
}
