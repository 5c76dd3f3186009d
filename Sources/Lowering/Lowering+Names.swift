import APIModel
import Diagnostics
import OpenAPIDocument

extension Lowering {
    /// Keeps the name that something asks for with `x-swift-name`, by its place.
    func prefer(_ name: OpenAPI.SwiftName?, at range: SourceRange) {
        if let name { preferredNames[range] = GivenName(name.text, at: name.range) }
    }

    func prefer(_ schema: OpenAPI.Schema) { prefer(schema.swiftName(diagnostics), at: schema.range) }

    /// The names of what is not lowered one by one.
    func preferNamesOfDocument() {
        for tag in document.tags { prefer(tag.swiftName, at: tag.range) }
        for server in document.servers { prefer(server.swiftName, at: server.range) }
        for named in document.securitySchemes {
            guard let scheme = resolver.securityScheme(named.value) else { continue }
            prefer(scheme.swiftName, at: named.value.referenceRange ?? scheme.range)
        }
    }
}

extension OpenAPI.Referenced {
    /// Where the reference stands, if it is one.
    var referenceRange: SourceRange? {
        switch self {
        case .reference(let reference): reference.range
        case .value: nil
        }
    }
}
