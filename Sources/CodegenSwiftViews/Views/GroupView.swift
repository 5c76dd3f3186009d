/// The operations of one group, with their endpoints.
public struct GroupView: View {
    public let name: String
    public let access: String
    public let documentation: [String]
    /// Operations without a tag extend the client itself.
    public let isClient: Bool
    public let endpoints: [EndpointView]

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .flag("isClient") { $0.isClient },
        .list("endpoints") { $0.endpoints },
    ]
}
