extension OpenAPI.Schema.Fields {
    /// It says something about the type beside its `$ref`.
    package var hasShapeBesideReference: Bool {
        hasOwnShape || !allOf.isEmpty || !oneOf.isEmpty || !anyOf.isEmpty
    }

    /// It says something about the type by itself: not annotations, not constraints, not combinations.
    package var hasOwnShape: Bool {
        if !properties.isEmpty || items != nil || enumValues != nil || const != nil { return true }
        if !required.isEmpty || !prefixItems.isEmpty || !patternProperties.isEmpty { return true }
        switch otherProperties {
        case .schema, .forbidden: return true
        case .unspecified, .allowed: return false
        }
    }

    /// What the schema says of properties that it doesn't list: `additionalProperties`, else `unevaluatedProperties`, which
    /// means the same where all parts are one type. An object closed by the latter is as open as any.
    package var otherProperties: OpenAPI.Schema.AdditionalProperties {
        switch (additionalProperties, unevaluatedProperties) {
        case (.unspecified, .schema), (.unspecified, .allowed): unevaluatedProperties
        case (_, _): additionalProperties
        }
    }
}
