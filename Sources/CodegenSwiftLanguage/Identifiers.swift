/// Swift's identifiers.
package enum Identifiers {
    /// Keywords that need backticks as names; contextual ones don't.
    static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal",
        "let", "operator", "private", "precedencegroup", "protocol", "public", "rethrows", "static", "struct",
        "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do", "else",
        "fallthrough",
        "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where", "while", "Any", "as", "await",
        "false", "is",
        "nil", "self", "Self", "super", "throws", "true", "try", "_",
    ]

    /// Names that backticks don't save: `x.self`, `T.Type`, `.init` and each value's `hashValue` mean something else.
    static let unusable: Set<String> = ["self", "Self", "Type", "Protocol", "init", "hashValue", "_"]

    /// Words that begin an accessor after a variable's opening brace: no getter's body may start with such a name.
    package static let accessors: Set<String> = [
        "get", "set", "willSet", "didSet", "_read", "_modify", "read", "modify", "yielding", "borrow", "mutate",
        "addressWithOwner", "addressWithNativeOwner", "mutableAddressWithOwner", "mutableAddressWithNativeOwner",
        "unsafeAddress", "unsafeMutableAddress", "mutating", "nonmutating", "consuming", "borrowing", "__consuming",
    ]

    /// Words that begin a type of another kind: `some T`, `any T`, `each T`.
    static let typeSpecifiers: Set<String> = ["some", "any", "each"]

    /// Whether a text can be the name of a property, function, parameter or case, in backticks if need be.
    package static func isMemberName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, !unusable.contains(text) else { return false }
        return (first.properties.isXIDStart || first == "_") && text.unicodeScalars.allSatisfy(isContinuation)
    }

    /// Whether a text can be the name of a type, without backticks.
    package static func isTypeName(_ text: String) -> Bool {
        isMemberName(text) && !keywords.contains(text) && !typeSpecifiers.contains(text)
    }

    static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal || scalar == "_"
    }

    /// The name as the label of a call's argument: every keyword but one may be a label as it is.
    package static func label(_ name: String) -> String {
        name == "inout" ? "`inout`" : name
    }

    /// The name with backticks where it is a keyword.
    package static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }
}

/// Names that generated types must not take, because the generated code or its users mean something else by them.
package enum ReservedNames {
    package static let types: Set<String> = swift.union(foundation).union(modules).union(httpTypes).union(runtime)

    private static let swift: Set<String> = [
        "Actor", "AllCases", "Any", "AnyHashable", "AnyObject", "Array", "ArrayLiteralElement", "AsyncSequence",
        "Bool", "CaseIterable", "Character", "Clock", "ClosedRange", "Codable", "Collection", "Comparable",
        "CustomStringConvertible", "Decodable", "Decoder", "Dictionary", "Double", "Duration", "Encodable", "Encoder",
        "Equatable", "Error", "ExpressibleByBooleanLiteral", "ExpressibleByFloatLiteral", "ExpressibleByIntegerLiteral",
        "Float", "Foundation", "Hashable", "Hasher", "Identifiable", "Int", "Int16", "Int32",
        "Int64", "Int8", "Iterator", "KeyPath", "MainActor", "Mirror", "Never", "Optional", "Protocol", "Range",
        "RawRepresentable", "RawValue", "Result", "Self", "Sendable", "Sequence", "Set", "StaticString", "String",
        "Substring", "Swift", "Task", "Type", "UInt", "UInt16", "UInt32", "UInt64", "UInt8", "Void",
    ]

    private static let foundation: Set<String> = [
        "Bundle", "Calendar", "Data", "Date", "Decimal", "Locale", "TimeZone", "URL", "URLSession", "UUID",
    ]

    private static let modules: Set<String> = ["APIRuntime", "HTTPTypes", "APIJSON"]

    private static let httpTypes: Set<String> = ["HTTPField", "HTTPFields", "HTTPRequest", "HTTPResponse"]

    /// Public types of the runtime: a test compares them with its sources.
    static let runtime: Set<String> = [
        "APICallError", "APIClient", "APIError", "APIValue", "BodyStream", "BodyStreamReader", "Boxed", "BridgedModel",
        "CalendarDate", "ClientCaller", "ClientConfiguration", "ClosedEnum", "CodableBodyCoder", "CookieStyle",
        "Credential", "CredentialProvider", "CredentialSet", "DefaultTransport", "Endpoint", "EndpointCaller",
        "EndpointWithHeaders", "Field", "FilePart", "HeaderStyle", "Indirect", "InMemoryTransport", "JSONError",
        "JSONKeys", "JSONKeySet", "JSONKind", "JSONLimits", "JSONLines", "JSONNumber", "JSONObject", "JSONReadable",
        "JSONReader", "JSONScanner", "JSONToken", "JSONValue", "JSONVariants", "JSONWritable", "JSONWriter",
        "LoadedPage", "Middleware", "MultipartBody", "MultipartEncoder", "NextPage", "NoCredentials", "OpenEnum",
        "OpenIntegerEnum",
        "OpenStringEnum", "OperationInfo", "Outcome", "PaginatedEndpoint", "ParameterError", "PathStyle", "QueryStyle",
        "RawRequest", "RawResponse", "ReceivedResponse", "RenewingCredential", "RequestBody", "RequestStream",
        "RequestEncoder",
        "RequestError", "RequestRules", "Response", "ResponseBody", "ResponseError", "ResponseHead", "ResponseHeaders",
        "ResponseReader", "ResponseStream", "SecurityScheme", "ServerSentEvent", "ServerSentEvents", "ServerURL",
        "ServiceClient", "StringLiteralValue", "StubbedResponse", "TransferProgress", "Transport",
        "UnimplementedOperation", "Validatable", "ValidatableEndpoint", "ValidationRules",
    ]

    /// Public types of the runtime that generated code doesn't mention: a description may have types of these names. Where they are
    /// imported, too, a name alone is ambiguous.
    package static let free: Set<String> = [
        "AdditionalCredential", "AsyncHTTPClientTransport", "CallTimeout", "CurlTransport", "DecodingProblem",
        "DictionaryLiteralValue",
        "EventSequence", "IncompleteResponse", "ItemSequence", "JSONLeniency", "JSONRecovery", "JSONTextTest",
        "LoggingMiddleware", "MetricsMiddleware", "TracingMiddleware", "PageNumber", "PageSequence", "ParameterDecoder",
        "ParameterShape", "ReceivedEvent",
        "ReconnectionPolicy", "RefusedRedirect", "RetryPolicy", "RequestRule", "SpoolTooLarge", "URLSessionTransport",
        "ValidationDirection", "ValidationError", "ValidationRule", "Violation",
    ]

    /// Public types of the services' runtime, which is imported for services alone.
    package static let server: Set<String> = [
        "APIService", "AcceptHeader", "BasicCredential", "BodyError", "CallContext", "CallResponse", "IncomingBody",
        "MediaRange", "MultipartDecoder", "Problem", "RequestDecoder", "RequestHandler", "ResponseEncoder",
        "ResponseStatus", "SecuredCall", "ServedBody", "ServedEndpoint", "ServedMultipartBody", "ServerRequest",
        "ServerResponse", "ServiceConfiguration", "ServiceDefect", "ServiceEngine", "ServiceFailure",
        "ServiceMiddleware", "ServiceRoutes", "ServiceTransport", "ThrownFailure",
    ]

    /// A name close to a reserved one: `Type` → `Kind`, everything else gets a suffix.
    package static func replacement(for name: String) -> String {
        name == "Type" ? "Kind" : name + "Model"
    }

    /// Member names that can't be used as such.
    package static func member(_ name: String) -> String {
        Identifiers.unusable.contains(name) ? name + "Value" : name
    }
}
