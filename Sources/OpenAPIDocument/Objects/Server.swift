public import Diagnostics
import DocumentTree

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

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Server? {
            guard var object = ObjectDecoder(node, "a Server Object", at: pointer, in: context) else { return nil }
            guard let url = object.requiredString("url") else { return nil }
            let server = Server(
                url: url,
                description: object.words("description"),
                name: object.string("name") ?? object.extensions["x-name"]?.string,
                variables: distinct(object.namedObjects("variables", Variable.decode), in: context),
                swiftName: object.swiftName,
                range: node.range
            )
            object.reportUnknownFields()
            return server
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
}

extension OpenAPI.Server.Variable {
    static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Self? {
        guard var object = ObjectDecoder(node, "a Server Variable Object", at: pointer, in: context) else { return nil }
        let values = object.strings("enum").map(\.text)
        let variable = Self(
            defaultValue: object.string("default") ?? values.first ?? "",
            values: values,
            description: object.words("description"),
            range: node.range
        )
        object.reportUnknownFields()
        return variable
    }
}
