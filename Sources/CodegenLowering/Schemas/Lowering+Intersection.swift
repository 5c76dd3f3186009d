import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Schemas made of several: the same ones make the same schema.
struct CombinedSchemas {
    private var known: [Key: OpenAPI.Schema] = [:]
    /// How many of them end in the same schema.
    private var counts: [SourceRange: Int] = [:]

    private struct Key: Hashable {
        let parts: [SourceRange]
        let areAlternatives: Bool
    }

    mutating func schema(of parts: [OpenAPI.Schema], asAlternatives: Bool) -> OpenAPI.Schema? {
        let key = Key(parts: parts.map(\.range), areAlternatives: asAlternatives)
        if let known = known[key] { return known }
        guard let last = key.parts.last else { return nil }
        counts[last, default: 0] += 1
        let schema = OpenAPI.Schema.combining(
            parts, asAlternatives: asAlternatives, number: counts[last, default: 0] - 1)
        known[key] = schema
        return schema
    }
}

extension Lowering {
    /// One schema for what several say of the same values: those that add nothing are left out, the others are an `allOf`.
    func combined(_ schemas: [OpenAPI.Schema]) -> OpenAPI.Schema? {
        let parts = withoutRedundant(schemas)
        if parts.count < 2 { return parts.first ?? schemas.first }
        return combinedSchemas.schema(of: parts, asAlternatives: false)
    }

    /// One schema for the same property of several objects, each of which a value may be: any of theirs; of arrays, an array of
    /// any of their items.
    func either(_ schemas: [OpenAPI.Schema]) -> OpenAPI.Schema? {
        var parts: [OpenAPI.Schema] = []
        for schema in schemas where !parts.contains(where: { $0.range == schema.range || isSame($0, schema) }) {
            parts.append(schema)
        }
        guard parts.count > 1 else { return parts.first }
        let targets = parts.map(resolver.resolved)
        guard targets.allSatisfy({ $0.types.subtracting(.null) == .array && $0.items != nil }) else {
            return haveSameScalar(targets) ? parts.first : combinedSchemas.schema(of: parts, asAlternatives: true)
        }
        guard let whole = combinedSchemas.schema(of: parts, asAlternatives: true) else { return nil }
        var fields = whole.fields
        fields.anyOf = []
        fields.types = targets.reduce(into: .array) { $0.formUnion($1.types) }
        fields.items = either(targets.compactMap(\.items))
        return whole.replacing(fields)
    }

    private func haveSameScalar(_ schemas: [OpenAPI.Schema]) -> Bool {
        schemas.allSatisfy { $0.isBareScalar && $0.types == schemas[0].types && $0.format == schemas[0].format }
    }

    /// The schemas without those that say nothing, or nothing beside another one.
    func withoutRedundant(_ schemas: [OpenAPI.Schema]) -> [OpenAPI.Schema] {
        var parts: [OpenAPI.Schema] = []
        for schema in schemas where !isFree(schema) {
            guard !parts.contains(where: { $0.range == schema.range || isSame($0, schema) }) else { continue }
            parts.append(schema)
        }
        var index = 0
        while index < parts.count, parts.count > 1 {
            let isRedundant = parts.indices.contains { $0 != index && says(parts[$0], allOf: parts[index]) }
            if isRedundant { parts.remove(at: index) } else { index += 1 }
        }
        return parts
    }

    /// A schema that any value is valid for: nothing but words, or a union with such a branch.
    private func isFree(_ schema: OpenAPI.Schema) -> Bool {
        if schema.boolean != nil || schema.isAnnotationOnly { return true }
        guard schema.reference == nil, schema.types.isEmpty, !schema.hasOwnShape, schema.allOf.isEmpty else {
            return false
        }
        let isAnyFree = schema.anyOf.isEmpty || schema.anyOf.contains(where: isFreeBranch)
        let isOneFree = schema.oneOf.isEmpty || schema.oneOf.count == 1 && isFreeBranch(schema.oneOf[0])
        return isAnyFree && isOneFree && schema.format == nil
    }

    /// A branch of a union that any value is valid for.
    func isFreeBranch(_ branch: OpenAPI.Schema) -> Bool { branch.boolean == true || branch.isAnnotationOnly }

    /// Whether two schemas are at the same location, or refer to it.
    func isSame(_ left: OpenAPI.Schema, _ right: OpenAPI.Schema) -> Bool {
        guard !left.hasShapeBesideReference, !right.hasShapeBesideReference else { return false }
        return resolver.resolved(left).range == resolver.resolved(right).range
    }

    /// Whether a schema says all that another one says: it extends it, is one of its variants, or has its bare type.
    private func says(_ schema: OpenAPI.Schema, allOf other: OpenAPI.Schema) -> Bool {
        let (own, target) = (resolver.resolved(schema), resolver.resolved(other))
        if target.isBareType {
            let types = kinds(of: own)
            return !types.isEmpty && target.types.isSuperset(of: types)
        }
        let variants = (target.oneOf + target.anyOf).map(resolver.resolved)
        if variants.contains(where: { $0.range == own.range }) { return true }
        guard own.range != target.range, !target.isAnnotationOnly else { return own.range == target.range }
        let theirs = Set(parts(of: other).map(\.range))
        return !theirs.isEmpty && theirs.isSubset(of: Set(parts(of: schema).map(\.range)))
    }

    /// The JSON types of a schema's values, null aside, where its parts say them.
    func kinds(of schema: OpenAPI.Schema) -> OpenAPI.Schema.Types {
        let own = schema.types.subtracting(.null)
        if !own.isEmpty { return own }
        if !schema.properties.isEmpty { return .object }
        if schema.items != nil { return .array }
        if !schema.allOf.isEmpty {
            let parts = parts(of: schema)
            return !parts.isEmpty && parts.allSatisfy(\.isObjectLike) ? .object : []
        }
        return []
    }

    /// The schema of scalars, enumerations, arrays or maps together; nil where no value fits all of them, or some are unions.
    func intersection(of parts: [OpenAPI.Schema], _ schema: OpenAPI.Schema) -> OpenAPI.Schema? {
        guard parts.allSatisfy({ $0.oneOf.isEmpty && $0.anyOf.isEmpty }) else { return nil }
        var fields = schema.fields
        fields.allOf = []
        fields.reference = nil
        for part in parts where part.range != schema.range {
            guard let types = Self.intersection(fields.types, part.types) else { return nil }
            fields.types = types
            fields.format = part.format ?? fields.format
            fields.formatRange = part.format == nil ? fields.formatRange : part.formatRange
            fields.contentEncoding = part.contentEncoding ?? fields.contentEncoding
            fields.constraints += part.constraints
            fields.prefixItems = fields.prefixItems.isEmpty ? part.prefixItems : fields.prefixItems
            fields.extensions += part.extensions
        }
        let listed = parts.compactMap { part in part.enumValues ?? part.const.map { [$0] } }
        if let first = listed.first {
            fields.enumValues = listed.dropFirst().reduce(first) { values, others in
                values.filter { value in others.contains { Self.areEqual($0, value) } }
            }
            fields.const = nil
            guard fields.enumValues?.isEmpty == false else { return nil }
        }
        fields.items = combined(parts.compactMap(\.items))
        if let values = combined(
            parts.compactMap { if case .schema(let values) = $0.otherProperties { values } else { nil } })
        {
            fields.additionalProperties = .schema(values)
        }
        return schema.replacing(fields)
    }

    /// Nothing said is everything; a whole number is a number. Nil where no type is left.
    static func intersection(
        _ left: OpenAPI.Schema.Types, _ right: OpenAPI.Schema.Types
    ) -> OpenAPI.Schema.Types? {
        if left.isEmpty || right.isEmpty { return left.union(right) }
        func widened(_ types: OpenAPI.Schema.Types) -> OpenAPI.Schema.Types {
            types.contains(.number) ? types.union(.integer) : types
        }
        var both = widened(left).intersection(widened(right))
        if both.contains(.number) { both.subtract(.integer) }
        return both.subtracting(.null).isEmpty ? nil : both
    }

    private static func areEqual(_ left: OpenAPI.Value, _ right: OpenAPI.Value) -> Bool {
        switch (left.value, right.value) {
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy(areEqual)
        case (.object(let left), .object(let right)):
            left.entries.count == right.entries.count
                && left.entries.allSatisfy { entry in right[entry.key].map { areEqual($0, entry.value) } ?? false }
        case (.null, .null): true
        case (.string(let left), .string(let right)): left == right
        default:
            left.string == nil && right.string == nil && left.valueText != nil && left.valueText == right.valueText
        }
    }
}

extension Lowering {
    /// A type with the aliases known so far resolved, without `null`.
    func unaliased(_ type: TypeReference) -> TypeReference {
        var type = type.withoutNull
        var steps = 0
        while steps < 32, case .declared(let id) = type, case .alias(let target) = shape(of: id) {
            type = target.withoutNull
            steps += 1
        }
        return type
    }

    /// An enumeration narrows a string, a declared object narrows a free one, a value narrows a nullable one.
    func narrows(_ type: TypeReference, _ other: TypeReference) -> Bool {
        switch (unaliased(type), unaliased(other)) {
        case (let a, let b) where a == b: return !type.isNullable && other.isNullable
        case (.declared(let a), .declared(let b)):
            switch (shape(of: a), shape(of: b)) {
            case (.enumeration(let few), .enumeration(let many)): return few.values.isSubset(of: many.values)
            case (_, .union(let union)): return union.variants.contains { $0.type == .declared(a) }
            default: return false
            }
        case (.declared, .dictionary(.anything)): return true
        case (.declared(let id), .primitive(.string)), (.declared(let id), .primitive(.int)):
            switch shape(of: id) {
            case .enumeration, .alias, nil: return true
            case .object, .union, .multipart, .external: return false
            }
        case (.primitive(let a), .primitive(.string)):
            return a != .string && [.date, .calendarDate, .uuid, .url, .data].contains(a)
        case (.primitive(.int), .primitive(.double)), (.primitive(.int32), .primitive(.int)): return true
        default: return false
        }
    }
}

/// How often properties are repeated in objects that combine others: flattened, a chain of `allOf`s grows with the square of its
/// length, and a few kilobytes would become hundreds of megabytes of Swift.
struct Repetition {
    /// Some 50 MB of Swift; the largest real descriptions have a tenth of it.
    private static let limit = 200_000

    private var known: Set<SourceRange> = []
    private var count = 0

    /// Once set, combining stops and nothing is written.
    private(set) var isTooMuch = false

    /// False once the limit is exceeded.
    mutating func add(_ place: SourceRange) -> Bool {
        if known.insert(place).inserted { return true }
        count += 1
        guard count > Self.limit, !isTooMuch else { return true }
        isTooMuch = true
        return false
    }

    static let message =
        "with its `allOf`s flattened the description repeats more than \(limit) properties, of which this is one; break "
        + "the chain of schemas that extend each other, or leave operations out with a `filter`"
}
