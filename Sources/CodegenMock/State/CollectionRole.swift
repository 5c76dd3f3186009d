import CodegenOpenAPIDocument
import CodegenSchemaEvaluation

/// The role of an operation in a collection that keeps its items.
struct CollectionRole: Sendable {
    let action: Action
    /// The collection's path without the names of its variables: `/owners/{}/pets`.
    let collection: String
    /// The variables of the path that select the collection, in their order, and the one that selects an item.
    let parents: [String]
    let id: String?
    /// Where the success has the item, or the items: keys from the root down.
    let location: [String]
    /// The items as they are kept, and as the success shows them.
    let items: ItemPlan
    let shown: ItemPlan
    /// Of a list.
    let paging: PagingPlan?

    enum Action: Sendable {
        case list, create, read, replace, update, delete
    }
}

/// The items of a collection.
struct ItemPlan: Sendable {
    let schema: SchemaID
    let type: TextType
    let required: Set<String>
    let readOnly: Set<String>
    let writeOnly: Set<String>
    /// The properties that clients send.
    let sent: Set<String>
    /// The property that identifies an item; nil where it has none.
    let id: String?
    let idSchema: SchemaID?
    let idType: TextType
}

/// The query parameters of a list that select a page, and where a response says more about it.
struct PagingPlan: Sendable {
    /// Takes the number of items of a page.
    var size: String?
    var standardSize: Int?
    var position: Position?
    /// Whether the header `Link` leads to the next page.
    var hasLinks = false
    var next: [String]?
    var nextURL: [String]?
    var more: [String]?
    var pages: [String]?
    var total: [String]?

    enum Position: Sendable {
        case page(String, first: Int)
        case offset(String, first: Int)
        /// The number of items before the page, or the id of the last one.
        case cursor(String)

        var parameter: String {
            switch self {
            case .page(let name, _), .offset(let name, _), .cursor(let name): name
            }
        }
    }

    /// The parameters, which filter nothing.
    var parameters: Set<String> { Set([size, position?.parameter].compactMap { $0 }) }
}
