/// The operations of one group, with their endpoints.
package struct GroupView: View {
    package let name: String
    package let access: String
    package let documentation: [String]
    /// Operations without a tag extend the client itself.
    package let isClient: Bool
    package let endpoints: [EndpointView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .flag("isClient") { $0.isClient },
        .list("endpoints") { $0.endpoints },
    ]
}
