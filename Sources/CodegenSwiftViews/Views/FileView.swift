/// The beginning of a generated file.
package struct HeadView: View {
    /// The source: the description's file name, title and version.
    package let source: String
    /// What the file is made from, and that it is made, as lines.
    package let origin: [String]
    package let imports: [ImportView]

    package static let fields: [ViewField<Self>] = [
        .text("source") { $0.source },
        .lines("origin") { $0.origin },
        .list("imports") { $0.imports },
    ]
}

/// An import line.
package struct ImportView: View {
    /// `public `, `package ` or nothing.
    package let access: String
    package let module: String

    package static let fields: [ViewField<Self>] = [
        .text("access") { $0.access },
        .text("module") { $0.module },
    ]
}

/// The functions of one group: all of them, or those of one file.
package struct GroupView: View {
    package let name: String
    package let access: String
    package let documentation: [String]
    /// The protocol that fakes share.
    package let protocolName: String?
    package let protocolDocumentation: [String]
    /// Operations without a tag extend the client itself.
    package let isClient: Bool
    /// Another file declares the group's type and protocol.
    package let isExtension: Bool
    /// Where there is a protocol.
    package let declaresProtocol: Bool
    package let declaresType: Bool
    /// All operations of the group, in the file that declares its protocol.
    package let requirements: [EndpointView]
    /// Those with a function in this file.
    package let endpoints: [EndpointView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .text("protocolName") { $0.protocolName },
        .lines("protocolDocumentation") { $0.protocolDocumentation },
        .flag("isClient") { $0.isClient },
        .flag("isExtension") { $0.isExtension },
        .flag("declaresProtocol") { $0.declaresProtocol },
        .flag("declaresType") { $0.declaresType },
        .flag("hasMore") { $0.declaresType && ($0.declaresProtocol || !$0.endpoints.isEmpty) },
        .list("requirements") { $0.requirements },
        .flag("hasEndpoints") { !$0.endpoints.isEmpty },
        .list("endpoints") { $0.endpoints },
    ]
}

/// A type whose owner is declared in another file.
package struct ExtensionView: View {
    /// The owner, from the module's scope: `CreatePayment.Body`.
    package let owner: String
    package let type: TypeView

    package static let fields: [ViewField<Self>] = [
        .text("owner") { $0.owner },
        .view("type") { $0.type },
    ]
}

/// The webhooks of the API.
package struct WebhooksView: View {
    package let name: String
    package let access: String
    package let documentation: [String]
    package let cases: [WebhookCaseView]
    /// The property of the payloads whose constant tells them apart.
    package let property: String?
    package let propertyDocumentation: String?

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .list("cases") { $0.cases },
        .list("constants") { $0.cases.flatMap(\.constants) },
        .text("property") { $0.property },
        .text("propertyDocumentation") { $0.propertyDocumentation },
    ]
}

/// A value of the payload's property that tells the webhook.
package struct WebhookConstantView: View {
    package let value: String
    /// The webhook's case.
    package let name: String

    package static let fields: [ViewField<Self>] = [
        .text("value") { $0.value },
        .text("name") { $0.name },
    ]
}

/// One webhook.
package struct WebhookCaseView: View {
    package let name: String
    package let wireName: String
    package let isImplicit: Bool
    package let type: String?
    package let constants: [WebhookConstantView]
    package let documentation: [String]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("wireName") { $0.wireName },
        .flag("isImplicit") { $0.isImplicit },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
    ]
}
