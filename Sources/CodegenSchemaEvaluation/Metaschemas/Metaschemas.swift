import CodegenDiagnostics
import CodegenDocumentTree

/// The metaschemas of JSON Schema 2020-12 and draft 4, as they are published.
enum Metaschemas {
    private static let drafts = "https://json-schema.org/draft/2020-12/"

    /// The text of a metaschema by its address; nil for another address.
    private static func text(_ address: String) -> [UInt8]? {
        if address == "http://json-schema.org/draft-04/schema" { return PackageResources.draft4_json }
        guard address.hasPrefix(drafts) else { return nil }
        switch address.dropFirst(drafts.count) {
        case "schema": return PackageResources.draft2020_12_json
        case "meta/core": return PackageResources.draft2020_12_core_json
        case "meta/applicator": return PackageResources.draft2020_12_applicator_json
        case "meta/unevaluated": return PackageResources.draft2020_12_unevaluated_json
        case "meta/validation": return PackageResources.draft2020_12_validation_json
        case "meta/meta-data": return PackageResources.draft2020_12_meta_data_json
        case "meta/format-annotation": return PackageResources.draft2020_12_format_annotation_json
        case "meta/format-assertion": return PackageResources.draft2020_12_format_assertion_json
        case "meta/content": return PackageResources.draft2020_12_content_json
        default: return nil
        }
    }

    /// The document at an address, as one of the run's files; nil for another address.
    static func document(_ address: String, in files: SourceFiles) -> Node? {
        guard let text = text(address) else { return nil }
        return DocumentReader().read(files.add(path: address, bytes: text), into: DiagnosticCollector())
    }
}
