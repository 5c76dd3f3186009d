/// Names that generated types must not take, because the generated code or its users mean something else by them.
public enum ReservedNames {
    public static let types: Set<String> = swift.union(foundation).union(runtime)

    private static let swift: Set<String> = [
        "Any", "AnyObject", "Array", "AsyncSequence", "Bool", "CaseIterable", "Character", "Codable", "Collection",
        "Comparable",
        "CustomStringConvertible", "Decodable", "Decoder", "Dictionary", "Double", "Duration", "Encodable", "Encoder",
        "Equatable",
        "Error", "Float", "Hashable", "Hasher", "Identifiable", "Int", "Int16", "Int32", "Int64", "Int8", "Iterator",
        "Never",
        "Never", "Optional", "Protocol", "RawRepresentable", "RawValue", "Result", "Self", "Sendable", "Sequence",
        "Set", "StaticString",
        "String", "Substring", "Swift", "Task", "Type", "UInt", "UInt16", "UInt32", "UInt64", "UInt8", "Void", "Actor",
        "MainActor",
        "Optional", "AnyHashable", "KeyPath", "Mirror", "Range", "ClosedRange", "Clock", "Foundation", "AllCases",
        "ArrayLiteralElement",
    ]

    private static let foundation: Set<String> = [
        "Calendar", "Data", "Date", "Decimal", "Locale", "TimeZone", "URL", "UUID", "Bundle", "URLSession",
    ]

    private static let runtime: Set<String> = [
        "APIClient", "APIError", "APIRuntime", "APIValue", "BodyStream", "BodyStreamReader", "Boxed", "CalendarDate",
        "ClientConfiguration", "ClosedEnum", "CookieStyle", "Credential",
        "CredentialProvider", "CredentialSet", "Endpoint", "EndpointWithHeaders", "Field", "FilePart", "HTTPBody",
        "HTTPField", "HTTPFields",
        "HTTPRequest",
        "HTTPResponse", "HTTPTypes", "HeaderStyle", "InMemoryTransport", "Indirect", "JSONCore", "JSONError",
        "JSONKeySet", "JSONKeys", "JSONKind", "JSONLines",
        "JSONLimits", "JSONNumber", "JSONObject", "JSONPath", "JSONReadable", "JSONReader", "JSONScanner", "JSONToken",
        "JSONValue", "JSONWritable", "JSONWriter", "LoadedPage",
        "Middleware",
        "MultipartBody", "MultipartEncoder", "NextPage", "NoCredentials", "OpenEnum", "OperationInfo", "Outcome",
        "PaginatedEndpoint", "ParameterError", "PathStyle", "QueryStyle", "RawRequest", "RawResponse",
        "RenewingCredential",
        "RequestBody", "RequestEncoder", "RequestError", "Response", "ResponseBody", "ResponseError", "ResponseHead",
        "ResponseHeaders", "ResponseReader",
        "ResponseStream", "SecurityScheme", "ServerSentEvent", "ServerSentEvents", "ServerURL", "ServiceClient",
        "Transport",
        "DefaultTransport", "ReceivedResponse",
    ]

    /// A name close to a reserved one: `Type` → `Kind`, everything else gets a suffix.
    public static func replacement(for name: String) -> String {
        name == "Type" ? "Kind" : name + "Model"
    }

    /// Member names that can't be used as such.
    public static func member(_ name: String) -> String {
        Identifiers.unusable.contains(name) ? name + "Value" : name
    }
}
