import CodegenDiagnostics
import CodegenDocumentTree

/// The keywords of a schema that restrict no value: samples are made with them.
final class SchemaAnnotations: Sendable {
    /// OpenAPI's `example`, then JSON Schema's `examples`.
    let examples: [Node]
    let standard: Node?
    /// The name of any format, also where formats are held against values.
    let format: String?
    let isBase64: Bool
    /// A pattern that values aren't held against, since it can't be matched.
    let unusedPattern: String?
    let isReadOnly: Bool
    let isWriteOnly: Bool
    let discriminator: DiscriminatorRule?

    fileprivate init(_ collected: CollectedAnnotations) {
        examples = collected.examples
        standard = collected.standard
        format = collected.format
        isBase64 = collected.isBase64
        isReadOnly = collected.isReadOnly
        isWriteOnly = collected.isWriteOnly
        discriminator = collected.discriminator
        unusedPattern = collected.unusedPattern
    }
}

/// `discriminator`: the property whose value names the variant.
struct DiscriminatorRule: Sendable {
    let property: String
    /// By `mapping`, else the schemas that extend this one by `allOf`; the variants of `oneOf` and `anyOf` have their names anyway.
    let variants: [(name: String, schema: Int)]
}

/// Annotations as they are collected.
struct CollectedAnnotations {
    var examples: [Node] = []
    var standard: Node?
    var format: String?
    var isBase64 = false
    var unusedPattern: String?
    var isReadOnly = false
    var isWriteOnly = false
    var discriminator: DiscriminatorRule?

    /// Nil where there is none.
    var made: SchemaAnnotations? {
        let isEmpty =
            examples.isEmpty && standard == nil && format == nil && discriminator == nil && unusedPattern == nil
        return isEmpty && !isBase64 && !isReadOnly && !isWriteOnly ? nil : SchemaAnnotations(self)
    }
}

extension KeywordCompiler {
    mutating func compileAnnotation(_ entry: Mapping.Entry) {
        switch entry.key {
        case "example" where dialect.dialect.isOpenAPI: result.annotations.examples.insert(entry.value, at: 0)
        case "examples": result.annotations.examples += entry.value.array ?? []
        case "default": result.annotations.standard = entry.value
        case "format": result.annotations.format = entry.value.string
        case "contentEncoding": result.annotations.isBase64 = entry.value.string == "base64"
        case "readOnly": result.annotations.isReadOnly = entry.value.bool == true
        case "writeOnly": result.annotations.isWriteOnly = entry.value.bool == true
        case "discriminator" where dialect.dialect.isOpenAPI: compileDiscriminator(entry)
        default: break
        }
    }

    private mutating func compileDiscriminator(_ entry: Mapping.Entry) {
        guard let property = entry.value.string ?? entry.value.object?["propertyName"]?.string else { return }
        var variants: [(String, Int)] = []
        for mapped in entry.value.object?["mapping"]?.object?.entries ?? [] {
            guard let text = mapped.value.string, let target = variant(text, mapped.value.range) else { continue }
            variants.append((mapped.key, compiler.schema(at: target)))
        }
        let known = Set(variants.map(\.1))
        for target in compiler.documents.subtypes(of: place) {
            let schema = compiler.schema(at: target)
            guard !known.contains(schema) else { continue }
            variants.append((JSONPointerText.tokens(target.pointer).last ?? "", schema))
        }
        result.annotations.discriminator = DiscriminatorRule(property: property, variants: variants)
    }

    /// The meaning of a value of `mapping`: the name of a schema, or a reference.
    private func variant(_ text: String, _ range: SourceRange) -> SchemaPlace? {
        if !text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }) {
            for list in ["components/schemas", "definitions"] {
                let pointer = "#/\(list)" + JSONPointerText.token(text)
                if let target = compiler.target(of: pointer, at: range, from: place.resource) { return target }
            }
        }
        return compiler.target(of: text, at: range, from: place.resource)
    }
}
