import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI {
    /// The versions of the specification that are decoded; 2.0 is lifted to 3.0 before.
    package enum Version: Sendable, Equatable {
        case v3_0
        case v3_1
        case v3_2
    }
}

extension OpenAPI.Version {
    /// The version that a document says it has; nil when it can't be read, and then an error has been reported.
    static func declared(
        by root: Node, _ diagnostics: DiagnosticCollector
    ) -> (version: OpenAPI.Version, isSwagger2: Bool)? {
        guard case .object(let mapping) = root.value else {
            diagnostics.error(.wrongType, "a description has to be an object, not \(root.kindName)", at: root.range)
            return nil
        }
        guard let node = mapping["openapi"] ?? mapping["swagger"], let text = node.scalarText else {
            let start = Int(root.range.lowerBound)
            let place = SourceRange(file: root.range.file, lowerBound: start, upperBound: start + 1)
            let message =
                "not an OpenAPI description: neither an `openapi: 3.x` nor a `swagger: '2.0'` field"
            diagnostics.error(.missingVersion, message, at: place)
            return nil
        }
        let numbers = text.split(separator: ".").map { Int($0.prefix { $0.isNumber }) }
        switch (numbers.first ?? nil, numbers.dropFirst().first ?? nil) {
        case (2, _): return (.v3_0, isSwagger2: true)
        case (3, nil), (3, 0): return (.v3_0, isSwagger2: false)
        case (3, 1): return (.v3_1, isSwagger2: false)
        case (3, 2): return (.v3_2, isSwagger2: false)
        case (3, _):
            diagnostics.warning(
                .unsupportedVersion, "OpenAPI \(text) isn't known yet; it is read as 3.2", at: node.range)
            return (.v3_2, isSwagger2: false)
        default:
            let message = "OpenAPI \(text) can't be read; Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 can"
            diagnostics.error(.unsupportedVersion, message, at: node.range)
            return nil
        }
    }
}
