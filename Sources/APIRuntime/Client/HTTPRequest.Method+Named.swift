public import HTTPTypes

extension HTTPRequest.Method {
    /// A method that HTTPTypes has no name for, such as `QUERY`. Generated code names tokens only (RFC 9110, section 9.1).
    public static func named(_ name: StaticString) -> HTTPRequest.Method {
        guard let method = HTTPRequest.Method("\(name)") else {
            preconditionFailure("the generator leaves out methods that are no tokens")
        }
        return method
    }
}
