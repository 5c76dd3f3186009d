package import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI {
    /// The `security` of an operation or of the document: alternatives.
    package struct Security: Sendable {
        package let requirements: [SecurityRequirement]
        /// What can't be read: an entry, or the whole. It is left out of the requirements, which may leave none: a service must not take
        /// that for "no security".
        package let unreadable: [SourceRange]

        static let none = Security(requirements: [], unreadable: [])
    }

    /// Security Requirement Object: the schemes that have to be satisfied together.
    package struct SecurityRequirement: Sendable {
        package let schemes: [Scheme]

        package struct Scheme: Sendable {
            package let name: String
            package let scopes: [String]
            /// Scopes, or the list of them, that can't be read and are left out.
            package let unreadableScopes: SourceRange?
            package let range: SourceRange
        }
    }
}

extension OpenAPI.Security {
    init(_ field: Field) {
        guard let places = field.placesOfList() else {
            // Other fields without a value are the same as none; this one would make secured operations open.
            if field.node.isNull {
                let message = "`security` has to be an array, not null; it is ignored"
                field.context.diagnostics.warning(.wrongType, message, at: field.nameRange)
            }
            self.init(requirements: [], unreadable: [field.node.isNull ? field.nameRange : field.node.range])
            return
        }
        let read = places.map { ($0, OpenAPI.SecurityRequirement(decoding: $0, in: field.context)) }
        self.init(
            requirements: read.compactMap(\.1),
            unreadable: read.compactMap { place, requirement in requirement == nil ? place.node.range : nil })
    }
}

extension OpenAPI.SecurityRequirement: DocumentDecodable {
    init?(decoding place: Place, in context: DecodingContext) {
        let node = place.node
        if let fields = place.fields(in: context) {
            schemes = fields.map(Scheme.init)
            return
        }
        // `security: [token]` for `security: [{token: []}]`
        let message = "a Security Requirement Object has to be an object, not \(node.kindName)"
        guard let name = node.string else {
            context.diagnostics.warning(.wrongType, message + "; it is left out", at: node.range)
            return nil
        }
        context.diagnostics.warning(.wrongType, message + "; it is read as `{\(name): []}`", at: node.range)
        schemes = [Scheme(name: name, scopes: [], unreadableScopes: nil, range: node.range)]
    }
}

extension OpenAPI.SecurityRequirement.Scheme {
    fileprivate init(_ field: Field) {
        name = field.name
        range = field.nameRange
        if field.node.isNull {
            let message = "the scopes of `\(field.name)` have to be an array, not null; they are read as an empty one"
            field.context.diagnostics.warning(.wrongType, message, at: field.nameRange)
        }
        scopes = field.strings().map(\.text)
        let count = field.node.isNull ? 0 : field.node.array?.count ?? 1
        unreadableScopes = scopes.count == count ? nil : field.node.range
    }
}
