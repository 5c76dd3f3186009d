package import CodegenDiagnostics
package import CodegenDocumentTree

extension OpenAPI {
    /// How the pages of an operation follow each other: the extension `x-pagination`, and the configuration's rules.
    package struct Pagination: Sendable {
        package var way: Way
        /// The location of the items in a response; nil where it is determined.
        package var items: [String]?
        /// Where a response says whether there are further pages.
        package var more: [String]?
        /// Where it says how many pages there are.
        package var pages: [String]?
        /// Where it says how many items there are.
        package var total: [String]?
        package let range: SourceRange

        package enum Way: Sendable {
            /// A parameter counts pages; the first one has this number, if that is known.
            case page(parameter: String, first: Int?)
            /// A parameter counts items; the first one has this number, if it isn't zero.
            case offset(parameter: String, first: Int?)
            /// A parameter takes a value of the last response.
            case cursor(parameter: String, next: [String])
            /// The `Link` header leads to the next page (RFC 8288).
            case link
            /// A URL in the response.
            case url([String])
        }
    }
}

extension OpenAPI.Pagination {
    /// A key of a rule.
    package struct Key: Sendable {
        package let name: String
        package let value: Value
        /// What it is for, in a sentence.
        package let words: String

        package enum Value: Sendable {
            case text, integer, flag
        }

        fileprivate init(_ name: String, _ value: Value, _ words: String) {
            self.name = name
            self.value = value
            self.words = words
        }
    }

    package static let keys = [
        Key("page", .text, "The parameter that counts pages."),
        Key("first", .integer, "The number of the first page or item."),
        Key("offset", .text, "The parameter that counts items."),
        Key("cursor", .text, "The parameter that takes the value at `next`."),
        Key("next", .text, "Where a response has the next cursor: `meta.next`, or `last.id` of the last item."),
        Key("link", .flag, "The header `Link` leads to the next page (RFC 8288)."),
        Key("next-url", .text, "Where a response has the address of the next page."),
        Key("items", .text, "Where a response has the items."),
        Key("more", .text, "Where it says whether there are further pages."),
        Key("pages", .text, "Where it says how many pages there are."),
        Key("total", .text, "Where it says how many items there are."),
    ]

    /// Reads the extension or a rule of the configuration; nil when it doesn't say how pages follow each other, which has
    /// been reported then.
    ///
    /// - Parameters:
    ///   - others: Keys that mean something to the caller.
    ///   - report: Called with a mistake and its location.
    package static func decode(
        _ node: Node, others: [String] = [], report: (String, SourceRange) -> Void
    ) -> OpenAPI.Pagination? {
        guard let mapping = node.object else {
            report("pagination has to be an object, not \(node.kindName)", node.range)
            return nil
        }
        let names = keys.map(\.name)
        for entry in mapping.entries where !names.contains(entry.key) && !others.contains(entry.key) {
            let near = NearMiss.closest(to: entry.key, among: others + names).map { "did you mean `\($0)`?" }
            let list = (others + names).map { "`\($0)`" }.joined(separator: ", ")
            report("pagination has no key `\(entry.key)`; \(near ?? "it has \(list)")", entry.keyRange)
        }
        func text(_ key: String) -> String? {
            guard let value = mapping[key] else { return nil }
            if let text = value.scalarText { return text }
            report("`\(key)` has to be a string", value.range)
            return nil
        }
        func path(_ key: String) -> [String]? { text(key).map(Self.path) }
        var first: Int?
        if let value = mapping["first"] {
            first = value.valueText.flatMap { Int($0) }
            if first == nil { report("`first` has to be an integer", value.range) }
        }
        let ways = ["page", "offset", "cursor", "link", "next-url"].filter { mapping[$0] != nil }
        var way: Way?
        switch ways.count == 1 ? ways[0] : "" {
        case "page": way = text("page").map { .page(parameter: $0, first: first) }
        case "offset": way = text("offset").map { .offset(parameter: $0, first: first) }
        case "cursor":
            if let parameter = text("cursor"), let next = path("next") {
                way = .cursor(parameter: parameter, next: next)
            } else {
                report("`cursor` needs `next`, the location of the next cursor in a response", node.range)
                return nil
            }
        case "link": way = mapping["link"]?.bool == true ? .link : nil
        case "next-url": way = path("next-url").map(Way.url)
        default: break
        }
        guard let way else {
            report("pagination needs one of `page`, `offset`, `cursor`, `link: true` and `next-url`", node.range)
            return nil
        }
        for entry in mapping.entries where names.contains(entry.key) && !way.reads(entry.key) {
            report("`\(entry.key)` says nothing beside `\(ways[0])`", entry.keyRange)
        }
        return OpenAPI.Pagination(
            way: way, items: path("items"), more: path("more"), pages: path("pages"), total: path("total"),
            range: node.range)
    }

    /// `data`, `/meta/next` and `meta.next`; an empty text is the response itself.
    private static func path(_ text: String) -> [String] {
        if text.hasPrefix("/") { return Pointer.tokens(ofFragment: text[...]) ?? [text] }
        return text.split(separator: ".").map(String.init)
    }
}

extension OpenAPI.Pagination.Way {
    /// Whether a key means something beside the way.
    fileprivate func reads(_ key: String) -> Bool {
        switch self {
        case .page: ["page", "items", "first", "more", "pages", "total"].contains(key)
        case .offset: ["offset", "items", "first", "more", "total"].contains(key)
        case .cursor: ["cursor", "next", "items", "more"].contains(key)
        case .link: ["link", "items"].contains(key)
        case .url: ["next-url", "items"].contains(key)
        }
    }
}

extension OpenAPI.Operation {
    /// The value of `x-pagination`.
    package enum OwnPagination {
        /// Nothing: rules of the configuration may apply.
        case unsaid
        /// `false`: the responses aren't pages.
        case none
        case some(OpenAPI.Pagination)
    }

    package func pagination(_ diagnostics: DiagnosticCollector) -> OwnPagination {
        guard let node = extensions["x-pagination"], !node.isNull else { return .unsaid }
        if node.bool == false { return .none }
        let own = OpenAPI.Pagination.decode(node) { diagnostics.warning(.invalidPagination, "\($0)", at: $1) }
        return own.map(OwnPagination.some) ?? .none
    }
}

/// A rule of the configuration: which operations have pages, and how they follow each other.
package struct PaginationRule: Sendable {
    /// By `operationId`; empty for all operations that have what the rule speaks of.
    package var operations: [OperationFilter.Pattern]
    package var pagination: OpenAPI.Pagination

    package init(operations: [OperationFilter.Pattern], pagination: OpenAPI.Pagination) {
        self.operations = operations
        self.pagination = pagination
    }

    /// The operation's own name among those of the rule, if it isn't there by a pattern alone.
    package func name(of operationID: String?) -> OperationFilter.Pattern? {
        operations.first { $0.text == operationID }
    }

    /// Whether the rule may apply to an operation.
    package func covers(_ operationID: String?) -> Bool {
        operations.isEmpty || names(operationID)
    }

    /// Whether the rule names an operation, or a pattern of it matches.
    package func names(_ operationID: String?) -> Bool {
        guard let operationID else { return false }
        return operations.contains { Glob($0.text, isPath: false).matches(operationID) }
    }
}
