/// The names of what a declared type declares: properties, cases or parts, in the order of its shape.
struct MemberNames: Sendable {
    var names: [String] = []
    /// An object's stored properties of computed ones, without their underscore.
    var storage: [String] = []
    /// The variables that an object's properties are read into.
    var locals: [String] = []
    /// The case of an enumeration or union for values that it doesn't know.
    var unknown = "unknown"
}

/// The names of one operation.
struct OperationNames: Sendable {
    /// The endpoint's type.
    var type: String
    var function: String
    /// In the order of the endpoint's parameters.
    var parameters: [String] = []
    var body = "body"
    /// The enumeration of a body that may be of several media types, and its cases.
    var bodyType = "Body"
    var bodyCases: [String] = []
    var contentType = "contentType"
    var headers: [String] = []
    /// The cases of the successes and of the failures.
    var successes: [String] = []
    var failures: [String] = []

    /// A parameter has the name of what the function calls: the group's `client`, or the function of the protocol.
    func needsSelf(_ hasProtocols: Bool) -> Bool {
        hasProtocols ? parameters.contains(function) || body == function : parameters.contains("client")
    }
}

/// The names of one group of operations.
struct GroupNames: Sendable {
    var type: String
    /// The protocol that fakes share; nil without protocols.
    var protocolName: String?
    /// The client's property; nil for operations of the client itself.
    var accessor: String?
    /// The stem of the group's files.
    var stem: String
    /// The words that its functions omit; none for operations of the client itself.
    var words: [String]

    var isClient: Bool { accessor == nil }
}

/// The names of one server.
struct ServerNames: Sendable {
    var name: String
    var variables: [Variable]

    struct Variable: Sendable {
        var name: String
        /// Nil for a variable of text.
        var enumeration: Enumeration?
    }

    /// The enumeration of a variable's documented values.
    struct Enumeration: Sendable {
        var name: String
        /// Another variable before this one declares it.
        var isShared: Bool
        /// In the order of the values, each of them once.
        var cases: [(value: String, name: String)]
    }
}
