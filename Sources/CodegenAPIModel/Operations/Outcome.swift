/// What comes back under a status.
public struct Outcome: Sendable, Equatable {
    public var status: Status
    public var content: Content
    public var documentation: Documentation
    public var links: [Link]

    public init(
        status: Status,
        content: Content,
        documentation: Documentation,
        links: [Link] = []
    ) {
        self.status = status
        self.content = content
        self.documentation = documentation
        self.links = links
    }

    /// An operation that goes on with what came back, in words.
    public struct Link: Sendable, Equatable {
        public var wireName: String
        public var operation: String?
        public var description: String?

        public init(wireName: String, operation: String?, description: String?) {
            self.wireName = wireName
            self.operation = operation
            self.description = description
        }
    }

    public enum Status: Sendable, Equatable, Hashable {
        case code(Int)
        /// `4XX` is 4.
        case range(Int)
        case `default`
    }

    public enum Content: Sendable, Equatable {
        case none
        case json(TypeReference, mediaTypes: [String])
        case text(mediaTypes: [String])
        case bytes(mediaTypes: [String])
        /// A sequence of items.
        case stream(TypeReference, mediaTypes: [String])

        /// The media types of the response, the preferred one first.
        public var mediaTypes: [String] {
            switch self {
            case .none: []
            case .json(_, let mediaTypes), .text(let mediaTypes), .bytes(let mediaTypes), .stream(_, let mediaTypes):
                mediaTypes
            }
        }
    }
}
