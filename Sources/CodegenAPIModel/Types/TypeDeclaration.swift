package import CodegenDiagnostics

/// A type that the Swift declares.
package struct TypeDeclaration: Sendable, Equatable {
    package var id: TypeID
    /// What the type is named after.
    package var name: NameSource
    package var shape: Shape
    package var documentation: Documentation
    package var direction: Direction
    package var origin: SourceRange?
    /// Other places that say what the type is: the parts of an `allOf`.
    package var parts: [SourceRange] = []
    /// What its values have to satisfy as a whole; empty without validation.
    package var rules: [ValueRule] = []
    /// Whether there are rules for its values, or for any value within them.
    package var isValidated = false

    package init(
        id: TypeID,
        name: NameSource,
        shape: Shape,
        documentation: Documentation,
        direction: Direction = [],
        origin: SourceRange? = nil
    ) {
        self.id = id
        self.name = name
        self.shape = shape
        self.documentation = documentation
        self.direction = direction
        self.origin = origin
    }

    /// The kind of a type, with its content.
    package enum Shape: Sendable, Hashable {
        case object(ObjectShape)
        case enumeration(EnumerationShape)
        case union(UnionShape)
        case multipart(MultipartShape)
        case alias(TypeReference)
        case external(ExternalType)
    }
}

/// Where a declaration's name comes from, and what it is nested in.
package enum NameSource: Sendable, Equatable {
    /// A schema among the components: a type of the module, with the first claim to its name.
    case component(String)
    /// A type of the module that something else than a schema gives its name, such as the items of a component: the first of these
    /// texts that is free.
    case derived(from: [String])
    /// A type within another type, after a property, an item, a variant.
    case nested(in: TypeID, hint: String)
    /// A type within an operation, after its role there.
    case operation(OperationID, Role)

    /// The role of a type within an operation.
    package indirect enum Role: Sendable, Hashable {
        /// The content of the only success.
        case output
        /// The content of the request.
        case body
        /// The content of a request that may be of several media types.
        case bodyOf(String)
        /// A document of a streamed response.
        case item
        /// The value of a parameter or header.
        case parameter(String)
        /// The content of the response with a status, by its reason phrase.
        case status(String)
        /// The payload of a callback.
        case payload(of: String)
        /// An element of an array that has a role itself.
        case element(of: Role)
        /// A part of a type that has a role but no declaration, as an alias.
        case part(of: Role, hint: String)

        /// The words that the type's name is made from.
        package var words: String {
            switch self {
            case .output: "output"
            case .body: "body"
            case .bodyOf(let mediaType): "\(mediaType) body"
            case .item: "chunk"
            case .parameter(let name): name
            case .status(let reason): "\(reason) body"
            case .payload(let callback): "\(callback) payload"
            case .element(let role): "\(role.words) item"
            case .part(let role, let hint): "\(role.words) \(hint)"
            }
        }
    }
}

/// Which way values of a type travel.
package struct Direction: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A client sends it.
    package static let sent = Direction(rawValue: 1)
    /// A client receives it.
    package static let received = Direction(rawValue: 2)
    /// A client sends it to change part of something, where a default would overwrite.
    package static let patched = Direction(rawValue: 4)
}
