import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Objects and unions that hold together: `allOf: [A, {oneOf: [B, C]}]`, or `properties` beside a `oneOf`.
struct Combination {
    var objects: [OpenAPI.Schema] = []
    var unions: [Alternatives] = []

    struct Alternatives {
        let schema: OpenAPI.Schema
        let branches: [OpenAPI.Schema]
    }

    /// Whether the unions alone say less than the whole.
    var isMoreThanUnion: Bool {
        if unions.count > 1 { return true }
        guard !unions.isEmpty else { return false }
        return objects.contains { object in
            if !object.properties.isEmpty || !object.patternProperties.isEmpty { return true }
            if case .schema = object.otherProperties { return true }
            return false
        }
    }

    /// How many variants there are when each branch of one union is combined with each one of the others.
    var count: Int {
        unions.reduce(1) { $0 > 1000 ? $0 : $0 * max(1, $1.branches.count) }
    }

    /// Nil when a part is neither an object nor a union of what may be one.
    init?(_ parts: [OpenAPI.Schema], _ isNullOnly: (OpenAPI.Schema) -> Bool) {
        for part in parts {
            let lists = [part.oneOf, part.anyOf].filter { !$0.isEmpty }
            guard !lists.isEmpty, !part.hasOnlyConstraintVariants else {
                guard part.isObjectLike else { return nil }
                objects.append(part)
                continue
            }
            guard part.types.subtracting([.null, .object]).isEmpty else { return nil }
            unions += lists.map { Alternatives(schema: part, branches: $0.filter { !isNullOnly($0) }) }
            var fields = part.fields
            fields.oneOf = []
            fields.anyOf = []
            let rest = part.replacing(fields)
            if rest.isObjectLike { objects.append(rest) }
        }
    }
}

extension Lowering {
    /// A union whose variants each hold the keywords beside it: `A` with `B`, and `A` with `C`.
    ///
    /// Nil when that would be too many variants.
    func lowerCombination(
        _ combination: Combination,
        of schema: OpenAPI.Schema,
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference? {
        guard combination.unions.count == 1 || combination.count <= 64 else { return nil }
        let id = id ?? declare(name, schema)
        var expanding: Set<SourceRange> = []
        fill(id, combination, of: schema, &expanding)
        return .declared(id)
    }

    /// The first union becomes the declaration; the others are expanded within its variants.
    private func fill(
        _ id: TypeID,
        _ combination: Combination,
        of schema: OpenAPI.Schema,
        _ expanding: inout Set<SourceRange>
    ) {
        guard let union = combination.unions.first else { return fill(id, combination.objects) }
        let isOutermost = expanding.insert(union.schema.range).inserted
        defer { if isOutermost { expanding.remove(union.schema.range) } }
        if let only = union.branches.first, union.branches.count == 1, var whole = self.combination(of: only, expanding)
        {
            whole.objects = combination.objects + whole.objects
            whole.unions += combination.unions.dropFirst()
            return fill(id, whole, of: schema, &expanding)
        }
        var variants: [UnionShape.Variant] = []
        var sources: [OpenAPI.Schema] = []
        for (position, branch) in union.branches.enumerated() where !isTooRepetitive {
            let hint: UnionShape.Hint =
                branch.reference.flatMap { $0.text.split(separator: "/").last }.map { .words(String($0)) }
                ?? hint(for: branch, position)
            let type: TypeReference
            if var whole = self.combination(of: branch, expanding) {
                whole.objects = combination.objects + whole.objects
                whole.unions += combination.unions.dropFirst()
                type = lowerVariant(
                    whole, branch, adding: combination, as: .nested(in: id, hint: hint.text), &expanding)
            } else {
                type = lower(branch, as: .nested(in: id, hint: hint.text)).withoutNull
            }
            guard type != .declared(id) else {
                diagnostics.warning(
                    .circularReference,
                    "this variant leads back to the union that it is a variant of; it is left out",
                    at: branch.range
                )
                continue
            }
            guard !variants.contains(where: { $0.type == type }) else { continue }
            variants.append(UnionShape.Variant(type: type, hint: hint))
            sources.append(branch)
        }
        guard !variants.isEmpty else { return fill(id, combination.objects) }
        _ = declareUnion(id, union.schema, variants, sources)
    }

    private func fill(_ id: TypeID, _ objects: [OpenAPI.Schema]) {
        var builder = ObjectBuilder(lowering: self, owner: id)
        for object in objects { builder.add(object) }
        define(id, as: .object(builder.shape()))
    }

    /// One branch with the keywords beside the union; the branch itself where it lists all of them already.
    private func lowerVariant(
        _ whole: Combination,
        _ branch: OpenAPI.Schema,
        adding others: Combination,
        as name: NameSource,
        _ expanding: inout Set<SourceRange>
    ) -> TypeReference {
        let common = Set(others.objects.flatMap(\.properties).map(\.name))
        let own = Set(whole.objects.dropFirst(others.objects.count).flatMap(\.properties).map(\.name))
        if branch.reference != nil, whole.unions.isEmpty, common.isSubset(of: own) {
            return lower(branch, as: name).withoutNull
        }
        let id = declare(name, branch, as: .single, documentation: documentation(of: branch))
        fill(id, whole, of: branch, &expanding)
        return .declared(id)
    }

    /// The combination of a branch; nil when it isn't an object, or leads back to a union that is being expanded.
    private func combination(of branch: OpenAPI.Schema, _ expanding: Set<SourceRange>) -> Combination? {
        let parts = parts(of: branch)
        // A branch without keywords adds nothing to the object beside the union.
        if isFreeBranch(branch) { return Combination([], isNullOnly) }
        guard !parts.isEmpty, let combination = Combination(parts, isNullOnly) else { return nil }
        let leadsBack = combination.unions.contains { expanding.contains($0.schema.range) }
        return leadsBack || (combination.unions.count > 1 && combination.count > 64) ? nil : combination
    }
}
