import CodegenOpenAPIDocument

/// What lowering asks of a schema before it decides.
extension OpenAPI.Schema.Fields {
    /// `type: null` and nothing else.
    var isNullOnly: Bool {
        reference == nil
            && (types == .null || (types.isEmpty && const?.isNull == true)
                || (enumValues.map { !$0.isEmpty && $0.allSatisfy(\.isNull) } ?? false))
    }

    /// `nullable: true` and nothing else but words.
    var isBareNullable: Bool { isNullable && isAnnotationOnly }

    /// `type: object` and nothing else but words: values aren't narrowed any further.
    var isBareType: Bool {
        guard case .unspecified = otherProperties else { return false }
        return !types.isEmpty && reference == nil && boolean == nil && !hasOwnShape && allOf.isEmpty && oneOf.isEmpty
            && anyOf.isEmpty && format == nil && contentEncoding == nil && discriminator == nil
    }

    /// A scalar of any value.
    var isBareScalar: Bool {
        let scalars: [OpenAPI.Schema.Types] = [.string, .integer, .number, .boolean]
        return scalars.contains(types.subtracting(.null)) && !hasOwnShape && allOf.isEmpty && oneOf.isEmpty
            && anyOf.isEmpty
    }

    /// Variants that only constrain the schema around them: `anyOf: [{required: [a]}, {not: {required: [b]}}]`.
    var hasOnlyConstraintVariants: Bool {
        (oneOf + anyOf).allSatisfy(\.onlyConstrains)
    }

    /// Only `required` and `not`, alone or combined: `oneOf: [{required: [a]}, {required: [b]}]`.
    private var onlyConstrains: Bool {
        guard reference == nil, types.isEmpty, properties.isEmpty, items == nil, enumValues == nil, const == nil else {
            return false
        }
        let parts = allOf + oneOf + anyOf
        guard parts.allSatisfy(\.onlyConstrains) else { return false }
        return !parts.isEmpty || !required.isEmpty || unexpressed.contains { $0.keyword == .not }
    }

    /// Nothing but words: a title, a description, examples.
    var isAnnotationOnly: Bool {
        reference == nil && boolean == nil && types.isEmpty && !hasOwnShape && allOf.isEmpty && oneOf.isEmpty
            && anyOf.isEmpty
            && format == nil
    }

    /// It is an object, and no union of several.
    var isObjectLike: Bool {
        guard (oneOf.isEmpty && anyOf.isEmpty) || hasOnlyConstraintVariants else { return false }
        let types = types.subtracting(.null)
        guard types.isEmpty || types == .object else { return false }
        if types == .object || discriminator != nil || !properties.isEmpty || !required.isEmpty { return true }
        if !patternProperties.isEmpty { return true }
        if case .unspecified = otherProperties { return false }
        return true
    }

    /// An object that lists no properties and requires none.
    var isMapLike: Bool {
        guard isObjectLike, properties.isEmpty, required.isEmpty, patternProperties.isEmpty, discriminator == nil else {
            return false
        }
        if case .forbidden = otherProperties { return false }
        return true
    }

    /// Every JSON type is allowed, and nothing else is said of any.
    var allowsEverything: Bool {
        let all: OpenAPI.Schema.Types = [.object, .array, .string, .number, .boolean]
        return types.isSuperset(of: all) && !hasOwnShape && format == nil
    }
}
