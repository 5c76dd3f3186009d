package import CodegenDiagnostics
package import CodegenDocumentTree
package import CodegenJSONPath

/// An Overlay document (OpenAPI Overlay Specification 1.0 and 1.1): changes of a description, in their order.
package struct Overlay: Sendable {
    package let actions: [OverlayAction]
    /// The description that it is for, where it says so.
    package let extends: Extension?

    package init(actions: [OverlayAction], extends: Extension? = nil) {
        self.actions = actions
        self.extends = extends
    }

    package struct Extension: Sendable {
        package let address: String
        package let range: SourceRange
    }
}

/// One change, at every place that its target selects.
package struct OverlayAction: Sendable {
    package let target: Target
    package let change: Change
    /// Version 1.0 has no targets that are strings, numbers, booleans or null.
    let isRestricted: Bool

    package init(_ change: Change, at target: Target, isRestricted: Bool = false) {
        self.target = target
        self.change = change
        self.isRestricted = isRestricted
    }

    package enum Target: Sendable {
        case query(JSONPathQuery, range: SourceRange)
        /// A single place: the keys and indices that lead to it from the root.
        case place([String], range: SourceRange)

        var range: SourceRange {
            switch self {
            case .query(_, let range), .place(_, let range): range
            }
        }
    }

    package enum Change: Sendable {
        /// Merges into objects, appends to arrays, replaces other values.
        case update(Node)
        /// Puts a value in the place of another one, whatever that is: what `remove` and `update` do together.
        case replace(Node)
        case remove
        /// Updates with the one value that a query selects.
        case copy(JSONPathQuery, range: SourceRange)
    }
}
