/// Names that generated types must not take, because the generated code or its users mean something else by them.
package enum ReservedNames {
    package static let types: Set<String> = swift.union(foundation).union(modules).union(httpTypes).union(runtime)

    private static let swift: Set<String> = [
        "Actor", "AllCases", "Any", "AnyHashable", "AnyObject", "Array", "ArrayLiteralElement", "AsyncSequence",
        "Bool", "CaseIterable", "Character", "Clock", "ClosedRange", "Codable", "Collection", "Comparable",
        "CustomStringConvertible", "Decodable", "Decoder", "Dictionary", "Double", "Duration", "Encodable", "Encoder",
        "Equatable", "Error", "Float", "Foundation", "Hashable", "Hasher", "Identifiable", "Int", "Int16", "Int32",
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
        "APIClient", "APIError", "APIValue", "BodyStream", "BodyStreamReader", "Boxed", "CalendarDate",
        "ClientConfiguration", "ClosedEnum", "CookieStyle", "Credential", "CredentialProvider", "CredentialSet",
        "DefaultTransport", "Endpoint", "EndpointWithHeaders", "Field", "FilePart", "HeaderStyle", "Indirect",
        "InMemoryTransport", "JSONError", "JSONKeys", "JSONKeySet", "JSONKind", "JSONLimits", "JSONLines",
        "JSONNumber", "JSONObject", "JSONReadable", "JSONReader", "JSONScanner", "JSONToken", "JSONValue",
        "JSONVariants", "JSONWritable", "JSONWriter", "LoadedPage", "Middleware", "MultipartBody", "MultipartEncoder",
        "NextPage", "NoCredentials", "OpenEnum", "OperationInfo", "Outcome", "PaginatedEndpoint", "ParameterError",
        "PathStyle", "QueryStyle", "RawRequest", "RawResponse", "ReceivedResponse", "RenewingCredential",
        "RequestBody", "RequestEncoder", "RequestError", "Response", "ResponseBody", "ResponseError", "ResponseHead",
        "ResponseHeaders", "ResponseReader", "ResponseStream", "SecurityScheme", "ServerSentEvent", "ServerSentEvents",
        "ServerURL", "ServiceClient", "Transport",
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
