package import CodegenDiagnostics

extension OpenAPI {
    /// Info Object: what the API is called, and in which version.
    package struct Info: Sendable {
        package let title: String
        package let version: String
        package let summary: String?
        package let description: String?
    }
}

extension OpenAPI.Info: DocumentObject {
    static var objectName: String { "the Info Object" }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("termsOfService", "contact", "license")
        for name in ["title", "version"] where !object.has(name) { object.lacks(name) }
        title = object.string("title") ?? ""
        version = object.string("version") ?? ""
        summary = object.string("summary")
        description = object.string("description")
    }
}

extension OpenAPI {
    /// Tag Object: what a group of operations is about.
    package struct Tag: Sendable {
        package let name: String
        package let summary: String?
        package let description: String?
        package let externalDocs: ExternalDocumentation?
        /// 3.2: the tag that this one is a part of.
        package let parent: String?
        package let swiftName: SwiftName?
        package let range: SourceRange
    }
}

extension OpenAPI.Tag: DocumentObject {
    static var objectName: String { "a Tag Object" }

    init?(_ object: inout ObjectDecoder) {
        object.acknowledge("kind")
        guard let name = object.string("name") else {
            if !object.has("name") { object.lacks("name") }
            return nil
        }
        self.name = name
        summary = object.string("summary")
        description = object.string("description")
        externalDocs = object.externalDocs()
        parent = object.string("parent")
        swiftName = object.swiftName
        range = object.range
    }
}

extension OpenAPI {
    /// Server Object: a base URL, with variables in braces.
    package struct Server: Sendable {
        package let url: String
        package let description: String?
        /// 3.2's short name, also read from `x-name`.
        package let name: String?
        package let variables: [Named<Variable>]
        package let swiftName: SwiftName?
        package let range: SourceRange

        /// Server Variable Object.
        package struct Variable: Sendable {
            package let defaultValue: String
            package let values: [String]
            package let description: String?
            package let range: SourceRange
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
                    "the variable `\(variable.name)` is a duplicate in another spelling; the first occurrence is used",
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
