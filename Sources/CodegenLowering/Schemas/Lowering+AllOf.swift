import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// `allOf` is flattened: one type with the properties of all parts, sibling keywords included.
    ///
    /// A single part with nothing but words beside it is that part itself.
    func lowerAllOf(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        guard !isTooRepetitive else { return .anything }
        if let reference = onlyReference(of: schema) { return type(of: reference) }
        reportBareNullables(schema.allOf)
        let all = parts(of: schema)
        let parts = all.count > 1 ? withoutBareTypes(all, of: schema) : all
        guard !parts.isEmpty else { return lowerOwn(schema, as: name, into: id).withoutNull }
        if parts.count == 1, let only = parts.first, only.range != schema.range, !families.isMember(schema) {
            if let reference = reference(from: schema, to: only) { return type(of: reference) }
            if let declared = declaration(for: only), declared != id { return .declared(declared) }
            return lower(only, as: name, into: id).withoutNull
        }
        if let combination = Combination(parts, isNullOnly), combination.isMoreThanUnion {
            if let type = lowerCombination(combination, of: schema, as: name, into: id) { return type }
        }
        if parts.allSatisfy(\.isObjectLike), !parts.allSatisfy(\.isMapLike) {
            let id = id ?? declare(name, schema)
            var builder = ObjectBuilder(lowering: self, owner: id)
            for part in parts { builder.add(part) }
            define(
                id, as: .object(builder.shape()), parts: parts.map(\.range).filter { $0 != schema.range })
            return .declared(id)
        }
        if let whole = intersection(of: parts, schema) {
            // What one part says alone is that part's type.
            if let values = whole.enumValues,
                let same = parts.first(where: { $0.enumValues?.count == values.count && declaration(for: $0) != id }),
                let declared = declaration(for: same)
            {
                return .declared(declared)
            }
            return lower(whole, as: name, into: id).withoutNull
        }
        if mayCombine, let whole = narrowedUnion(of: parts, schema) {
            return combining { lower(whole, as: name, into: id).withoutNull }
        }
        return lowerConflict(parts, of: schema, as: name, into: id)
    }

    /// `allOf: [{oneOf: [string, integer]}, {type: string}]`: the branches that the other parts leave, with what these say.
    private func narrowedUnion(of parts: [OpenAPI.Schema], _ schema: OpenAPI.Schema) -> OpenAPI.Schema? {
        guard let union = parts.first(where: { !$0.oneOf.isEmpty || !$0.anyOf.isEmpty }), union.range != schema.range
        else {
            return nil
        }
        // What a part refers to or combines is a part already.
        let others = parts.filter { $0.range != union.range }.map { part in
            var fields = part.fields
            fields.allOf = []
            fields.reference = nil
            return part.replacing(fields)
        }
        let branches = union.oneOf.isEmpty ? union.anyOf : union.oneOf
        let left = branches.filter { branch in
            let own = kinds(of: resolver.resolved(branch))
            return others.allSatisfy { other in
                let types = kinds(of: other)
                return own.isEmpty || types.isEmpty || Self.intersection(own, types) != nil
            }
        }
        guard !others.isEmpty, !left.isEmpty else { return nil }
        var fields = schema.fields
        fields.allOf = []
        fields.reference = nil
        fields.oneOf = left.count == 1 ? [] : left.compactMap { combined([$0] + others) }
        guard left.count == 1 else { return schema.replacing(fields) }
        return combined([left[0]] + others)
    }

    /// Parts that no type is all of: one that the values of all parts are values of, if there is one.
    private func lowerConflict(
        _ parts: [OpenAPI.Schema], of schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?
    ) -> TypeReference {
        // What a part refers to or combines is a part already: opened once more, it might lead back here for ever.
        let types = parts.map { lowerOwn($0, as: name, into: $0.range == schema.range ? id : nil) }
            .map(\.withoutNull).filter { $0 != .anything }
        if let first = types.first {
            let best = types.dropFirst().reduce(first) { narrows($1, $0) ? $1 : $0 }
            if types.allSatisfy({ $0 == best || narrows(best, $0) }) { return best }
        } else {
            return .anything
        }
        diagnostics.warning(
            .conflictingSchemas,
            "the parts of this `allOf` can't be one Swift type; any value is accepted",
            at: schema.range
        )
        return .anything
    }

    /// The parts without those that only repeat the type of the others.
    private func withoutBareTypes(_ parts: [OpenAPI.Schema], of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        let special = parts.filter { part in
            guard part.isBareType, part.range != schema.range else { return true }
            return !parts.contains { other in
                let types = other.types.subtracting(.null)
                return other.range != part.range && !other.isBareType
                    && (types.isEmpty
                        ? other.isObjectLike && part.types.contains(.object) : part.types.isSuperset(of: types))
            }
        }
        return special.isEmpty ? parts : special
    }

    /// The reference of `allOf: [{$ref: Pet}]` with nothing but words beside it: that is a pet, whatever pets are made of.
    private func onlyReference(of schema: OpenAPI.Schema) -> OpenAPI.Reference? {
        guard schema.reference == nil, !schema.hasOwnShape, schema.discriminator == nil, schema.oneOf.isEmpty,
            schema.anyOf.isEmpty, schema.types.subtracting([.null, .object]).isEmpty, !families.isMember(schema)
        else { return nil }
        let said = schema.allOf.filter { !$0.isAnnotationOnly && !addsNothing($0) }
        let parts = said.count == 1 ? said : said.filter { !($0.isBareType && $0.types.contains(.object)) }
        guard parts.count == 1, let only = parts.first, !only.hasShapeBesideReference else { return nil }
        return only.reference
    }

    /// The outermost reference on the way from a schema to one of its parts; nil for a part declared inline.
    private func reference(from schema: OpenAPI.Schema, to part: OpenAPI.Schema) -> OpenAPI.Reference? {
        if let reference = schema.reference, let target = resolver.schema(reference),
            parts(of: target).contains(where: { $0.range == part.range })
        {
            return reference
        }
        return schema.allOf.lazy.compactMap { self.reference(from: $0, to: part) }.first
    }

    /// The schemas that say something together: the referenced ones opened, nested `allOf`s unfolded, each once.
    ///
    /// With a stack of its own: `allOf`s may chain more components than a thread's stack holds calls.
    func parts(of root: OpenAPI.Schema) -> [OpenAPI.Schema] {
        var result: [OpenAPI.Schema] = []
        var visited = VisitedPlaces()
        let start = partGraph.node(of: root)
        let place = partGraph.nodes[start].place
        var stack = [(step: PartGraph.Step(node: start, place: place, isReferred: false), isOpened: false)]
        while let (step, isOpened) = stack.popLast() {
            if isOpened {
                if let part = part(at: step, of: root) { result.append(part) }
                continue
            }
            guard !visited.contains(step.place) else { continue }
            visited.insert(step.place)
            guard let steps = steps(from: step.node) else { continue }
            // What a schema refers to comes before what it says itself.
            stack.append((step, true))
            for next in steps.reversed() where !visited.contains(next.place) { stack.append((next, false)) }
        }
        return result
    }

    /// The schema's own keywords; nil when there are none.
    private func part(at step: PartGraph.Step, of root: OpenAPI.Schema) -> OpenAPI.Schema? {
        let node = partGraph.nodes[step.node]
        guard step.isReferred, node.hasVariants else { return node.isPart ? node.schema : nil }
        let schema = withoutVariants(node.schema, leadingTo: root)
        return schema.isPart ? schema : nil
    }

    /// Nil for a schema that says nothing.
    private func steps(from number: Int) -> [PartGraph.Step]? {
        if let steps = partGraph.nodes[number].steps { return steps }
        let schema = partGraph.nodes[number].schema
        guard !addsNothing(schema) else { return nil }
        let target = schema.reference.flatMap { resolver.schema($0) }
        // Declared first, so that what is nested in it is named after it.
        if let reference = schema.reference, target != nil { _ = type(of: reference) }
        return partGraph.setSteps(from: number, target: target)
    }

    /// `true` allows everything, and for `false` any value is accepted.
    private func addsNothing(_ schema: OpenAPI.Schema) -> Bool {
        guard let boolean = schema.boolean else { return false }
        if !boolean { _ = lower(schema, as: .component("")) }
        return true
    }

    /// `Pet: {oneOf: [Cat, Dog]}` and `Cat: {allOf: [Pet, …]}`: within a cat, the pet is what all pets have in common.
    private func withoutVariants(_ schema: OpenAPI.Schema, leadingTo root: OpenAPI.Schema) -> OpenAPI.Schema {
        let leadsBack = (schema.oneOf + schema.anyOf).contains { variant in
            variant.range == root.range || variant.reference.flatMap(resolver.schema)?.range == root.range
        }
        guard leadsBack else { return schema }
        var fields = schema.fields
        fields.oneOf = []
        fields.anyOf = []
        return schema.replacing(fields)
    }

    /// The schema without its combinations.
    private func lowerOwn(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        var fields = schema.fields
        fields.allOf = []
        fields.reference = nil
        return lower(schema.replacing(fields), as: name, into: id)
    }
}
