public import CodegenDiagnostics

extension OpenAPI {
    /// Server Object: a base URL, with variables in braces.
    public struct Server: Sendable {
        public let url: String
        public let description: String?
        /// 3.2's short name, also read from `x-name`.
        public let name: String?
        public let variables: [Named<Variable>]
        public let swiftName: SwiftName?
        public let range: SourceRange

        /// Server Variable Object.
        public struct Variable: Sendable {
            public let defaultValue: String
            public let values: [String]
            public let description: String?
            public let range: SourceRange
        }
    }
}

extension OpenAPI.Server: DocumentObject {
    static var objectName: String { "a Server Object" }

    init?(_ object: inout ObjectDecoder) {
        guard let url = object.requiredString("url") else { return nil }
        self.url = url
        description = object.string("description")
        name = object.string("name") ?? object.extensions["x-name"]?.string
        variables = Self.distinct(object.map("variables"), in: object.context)
        swiftName = object.swiftName
        range = object.range
    }

    /// The variables are a dictionary's keys in Swift, where names that are canonically equivalent are one.
    private static func distinct(
        _ variables: [OpenAPI.Named<Variable>], in context: DecodingContext
    ) -> [OpenAPI.Named<Variable>] {
        var names: Set<String> = []
        return variables.filter { variable in
            let isNew = names.insert(variable.name).inserted
            if !isNew {
                context.diagnostics.warning(
                    .duplicateKey,
                    "the variable `\(variable.name)` is there in another spelling; the first one counts",
                    at: variable.nameRange)
            }
            return isNew
        }
    }
}

extension OpenAPI.Server.Variable: DocumentObject {
    static var objectName: String { "a Server Variable Object" }

    init(_ object: inout ObjectDecoder) {
        values = object.strings("enum").map(\.text)
        defaultValue = object.string("default") ?? values.first ?? ""
        description = object.string("description")
        range = object.range
    }
}
