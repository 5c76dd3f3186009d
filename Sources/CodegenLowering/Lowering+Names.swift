import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    func giveName(_ schema: OpenAPI.Schema) { giveName(schema.swiftName(diagnostics), at: schema.range) }

    /// The names of what is not lowered one by one.
    func giveNamesOfDocument() {
        for tag in document.tags { giveName(tag.swiftName, at: tag.range) }
        for server in document.servers { giveName(server.swiftName, at: server.range) }
        for named in document.securitySchemes {
            guard let scheme = resolver.securityScheme(named.value) else { continue }
            giveName(scheme.swiftName, at: named.value.referenceRange ?? scheme.range)
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
