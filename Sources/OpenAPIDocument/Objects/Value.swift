@_exported public import DocumentTree

extension OpenAPI {
    /// Any JSON value within a description: a default, a constant, an extension.
    public typealias Value = Node
}

extension OpenAPI.Schema {
    /// The schema at the same place with other fields: a part of what it says.
    public func replacing(_ fields: Fields) -> OpenAPI.Schema {
        OpenAPI.Schema(fields: fields, range: range, pointer: pointer)
    }
}
