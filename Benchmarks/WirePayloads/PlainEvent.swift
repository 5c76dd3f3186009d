extension Plain {
    struct EventLog: Codable, Sendable {
        var events: [Event]
    }

    /// A union as people write it for Foundation: the discriminator first, then the variant from the same decoder.
    enum Event: Codable, Sendable {
        case created(Created)
        case moved(Moved)
        case commented(Commented)

        struct Created: Codable, Sendable {
            var kind: String
            var id: Int
            var title: String
        }

        struct Moved: Codable, Sendable {
            var kind: String
            var id: Int
            var from: String
            var to: String
        }

        struct Commented: Codable, Sendable {
            var id: Int
            var author: String
            var text: String
            var kind: String
        }

        private enum CodingKeys: String, CodingKey {
            case kind
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            switch try container.decode(String.self, forKey: .kind) {
            case "created": self = .created(try Created(from: decoder))
            case "moved": self = .moved(try Moved(from: decoder))
            case "commented": self = .commented(try Commented(from: decoder))
            default:
                throw DecodingError.dataCorruptedError(
                    forKey: .kind, in: container, debugDescription: "none of the variants")
            }
        }

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .created(let value): try value.encode(to: encoder)
            case .moved(let value): try value.encode(to: encoder)
            case .commented(let value): try value.encode(to: encoder)
            }
        }
    }
}
