/// The stable name of a kind of diagnostic, printed in brackets after the message.
package enum DiagnosticCode: String, Sendable, CaseIterable {
    // Files
    case unreadableFile = "unreadable-file"
    case unwritableOutput = "unwritable-output"
    case damagedManifest = "damaged-manifest"
    case staleOutput = "stale-output"
    case stalePlan = "stale-plan"

    // Downloads
    case failedDownload = "failed-download"
    case missingDownload = "missing-download"
    case changedDownload = "changed-download"
    case damagedLock = "damaged-lock"

    // Configuration and templates
    case unknownConfigurationKey = "unknown-configuration-key"
    case invalidConfiguration = "invalid-configuration"
    case unmatchedFilter = "unmatched-filter"
    case unusedRule = "unused-rule"
    case templateSyntax = "template-syntax"
    case unknownTemplateName = "unknown-template-name"
    case unknownTemplateFile = "unknown-template-file"

    // Reading YAML and JSON
    case invalidUTF8 = "invalid-utf8"
    case yamlSyntax = "yaml-syntax"
    case jsonSyntax = "json-syntax"
    case duplicateKey = "duplicate-key"
    case furtherDocument = "further-document"
    case unknownAnchor = "unknown-anchor"
    case tooDeep = "too-deep"
    case tooManyNodes = "too-many-nodes"
    case emptyDocument = "empty-document"

    // Overlays
    case invalidOverlay = "invalid-overlay"
    case jsonPathSyntax = "jsonpath-syntax"
    case unmatchedTarget = "unmatched-target"
    case foreignOverlay = "foreign-overlay"

    // The OpenAPI document
    case missingVersion = "missing-version"
    case unsupportedVersion = "unsupported-version"
    case wrongType = "wrong-type"
    case missingField = "missing-field"
    case unknownField = "unknown-field"
    case invalidValue = "invalid-value"
    case unresolvedReference = "unresolved-reference"
    case circularReference = "circular-reference"
    case externalReference = "external-reference"
    case duplicateOperationID = "duplicate-operation-id"
    case missingOperationID = "missing-operation-id"
    case missingPathParameter = "missing-path-parameter"
    case ignoredParameter = "ignored-parameter"
    case unusedPathParameter = "unused-path-parameter"
    case duplicateParameter = "duplicate-parameter"
    case unknownSecurityScheme = "unknown-security-scheme"

    // Lowering: what the Swift can't say
    case unsupportedKeyword = "unsupported-keyword"
    case unsupportedMediaType = "unsupported-media-type"
    case alternativeMediaType = "alternative-media-type"
    case unsupportedParameter = "unsupported-parameter"
    case ambiguousUnion = "ambiguous-union"
    case unusableUnion = "unusable-union"
    case unusableSecurity = "unusable-security"
    case conflictingSchemas = "conflicting-schemas"
    case missingItems = "missing-items"
    case invalidDefault = "invalid-default"
    case invalidEnumValue = "invalid-enum-value"
    case unknownName = "unknown-name"
    case invalidName = "invalid-name"
    case nameClash = "name-clash"
    case invalidPagination = "invalid-pagination"

    // Values and their schemas
    case schemaViolation = "schema-violation"
    case noSample = "no-sample"
    case unusableKeyword = "unusable-keyword"
    case exampleViolation = "example-violation"
    case defaultViolation = "default-violation"
}

extension DiagnosticCode {
    /// Something of the description is not expressed by the Swift: left out, widened, or replaced with something else.
    ///
    /// Fields without a meaning (`unknown-field`), faults that are understood (`missing-field`) and
    /// what the description itself leaves open (`missing-items`) takes nothing away; nor does what the specification wants
    /// ignored (`ignored-parameter`), or what a client's configuration asks for (`alternative-media-type`).
    package var isDegradation: Bool {
        switch self {
        case .unsupportedKeyword, .unsupportedMediaType, .unsupportedParameter, .ambiguousUnion, .unusableUnion,
            .unusableSecurity, .conflictingSchemas, .invalidDefault, .invalidEnumValue:
            true
        case .duplicateKey, .furtherDocument, .wrongType, .invalidValue, .unresolvedReference, .circularReference,
            .externalReference,
            .unusedPathParameter, .duplicateParameter, .unknownSecurityScheme:
            true
        case .missingVersion, .unsupportedVersion, .missingField, .unknownField, .duplicateOperationID,
            .missingOperationID,
            .missingPathParameter, .ignoredParameter, .missingItems, .alternativeMediaType:
            false
        case .invalidUTF8, .yamlSyntax, .jsonSyntax, .unknownAnchor, .tooDeep, .tooManyNodes, .emptyDocument:
            false
        case .invalidOverlay, .jsonPathSyntax, .unmatchedTarget, .foreignOverlay: false
        case .failedDownload, .missingDownload, .changedDownload, .damagedLock: false
        case .unreadableFile, .unwritableOutput, .damagedManifest, .staleOutput, .stalePlan, .unknownConfigurationKey,
            .invalidConfiguration, .unmatchedFilter, .unusedRule,
            .templateSyntax, .unknownTemplateName, .unknownTemplateFile, .unknownName, .invalidName, .nameClash,
            .invalidPagination:
            false
        case .schemaViolation, .noSample, .unusableKeyword, .exampleViolation, .defaultViolation: false
        }
    }
}
