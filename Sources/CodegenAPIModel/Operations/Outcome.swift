/// What comes back under a status.
package struct Outcome: Sendable, Equatable {
    package var status: Status
    package var content: Content
    package var documentation: Documentation
    package var links: [Link]

    package init(
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
    package struct Link: Sendable, Equatable {
        package var wireName: String
        package var operation: String?
        package var description: String?

        package init(wireName: String, operation: String?, description: String?) {
            self.wireName = wireName
            self.operation = operation
            self.description = description
        }
    }

    package enum Status: Sendable, Equatable, Hashable {
        case code(Int)
        /// `4XX` is 4.
        case range(Int)
        case `default`
    }

    package enum Content: Sendable, Equatable {
        case none
        case json(TypeReference, mediaTypes: [String])
        case text(mediaTypes: [String])
        case bytes(mediaTypes: [String])
        /// A sequence of items.
        case stream(TypeReference, mediaTypes: [String])

        /// The media types of the response, the preferred one first.
        package var mediaTypes: [String] {
            switch self {
            case .none: []
            case .json(_, let mediaTypes), .text(let mediaTypes), .bytes(let mediaTypes), .stream(_, let mediaTypes):
                mediaTypes
            }
        }
    }
}
