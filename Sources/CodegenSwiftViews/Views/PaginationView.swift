/// How an endpoint's pages follow each other.
package struct PaginationView: View {
    package let access: String
    package let itemType: String
    /// What leads from `page` to its items.
    package let items: String
    /// The runtime's function that goes on from `page`.
    package let step: String
    package let arguments: [String]
    /// The parameter that takes the function's value; nil where the function gives the page itself.
    package let parameter: String?
    package let mayRepeat: String

    package static let fields: [ViewField<Self>] = [
        .text("access") { $0.access },
        .text("itemType") { $0.itemType },
        .text("items") { $0.items },
        .text("step") { $0.step },
        .lines("arguments") { $0.arguments },
        .flag("hasArguments") { !$0.arguments.isEmpty },
        .text("parameter") { $0.parameter },
        .text("mayRepeat") { $0.mayRepeat },
    ]
}
