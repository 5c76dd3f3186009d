import APIServer
import HTTPTypes

/// Lets pages of any origin call the mock (Fetch Standard, CORS protocol).
enum CrossOrigin {
    /// The response to a preflight request; nil for any other one.
    static func preflight(_ request: ServerRequest) -> ServerResponse? {
        let fields = request.head.headerFields
        guard request.head.method == .options, let method = fields[Self.requestMethod] else { return nil }
        var response = ServerResponse(.noContent)
        response.head.headerFields[Self.allowMethods] = method
        if let headers = fields[Self.requestHeaders] { response.head.headerFields[Self.allowHeaders] = headers }
        response.head.headerFields[Self.maxAge] = "60"
        return response
    }

    /// Adds what lets a page read the response.
    static func allow(_ request: ServerRequest, _ response: inout ServerResponse) {
        var fields = response.head.headerFields
        let origin = request.head.headerFields[.origin]
        fields[.accessControlAllowOrigin] = origin ?? "*"
        if origin != nil {
            fields[.accessControlAllowCredentials] = "true"
            fields.append(HTTPField(name: .vary, value: "Origin"))
        }
        let own = Set(fields.map(\.name.rawName)).subtracting(Self.known).sorted()
        if !own.isEmpty { fields[.accessControlExposeHeaders] = own.joined(separator: ", ") }
        response.head.headerFields = fields
    }

    private static let requestMethod = HTTPField.Name("Access-Control-Request-Method")!
    private static let requestHeaders = HTTPField.Name("Access-Control-Request-Headers")!
    private static let allowMethods = HTTPField.Name("Access-Control-Allow-Methods")!
    private static let allowHeaders = HTTPField.Name("Access-Control-Allow-Headers")!
    private static let maxAge = HTTPField.Name("Access-Control-Max-Age")!
    private static let known: Set = [
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers", "Access-Control-Max-Age", "Vary",
    ]
}
