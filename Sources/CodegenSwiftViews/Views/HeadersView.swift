/// The headers of an endpoint's answers.
package struct HeadersView: View {
    package let access: String
    package let headers: [HeaderView]

    package static let fields: [ViewField<Self>] = [
        .text("access") { $0.access },
        .list("headers") { $0.headers },
    ]
}

/// One header.
package struct HeaderView: View {
    package let access: String
    package let name: String
    package let type: String
    package let documentation: [String]
    /// The expression that reads it: `head.header("Location")`.
    package let reading: String

    package static let fields: [ViewField<Self>] = [
        .text("access") { $0.access },
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
        .text("reading") { $0.reading },
    ]
}
