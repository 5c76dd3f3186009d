/// A model with properties.
package struct StructView: View {
    package let head: DeclarationHead
    package let properties: [PropertyView]
    /// The storage of properties that the description doesn't list.
    package let additionalType: String?
    package let nested: [TypeView]
    /// The arguments of the key table.
    package let keys: [String]
    package let isMutable: Bool
    /// Its initializer is deprecated, since declarations that aren't deprecated mention the type.
    package let hasDeprecatedInitializer: Bool
    /// Unions ask for the keys, too.
    package let sharesKeys: Bool

    package static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .list("properties") { $0.properties },
            .view("additional") { $0.additionalType.map(AdditionalView.init) },
            .list("nested") { $0.nested },
            .flag("hasParameters") { !$0.properties.isEmpty || $0.additionalType != nil },
            .flag("hasKeys") { !$0.properties.isEmpty },
            .flag("isEmpty") { $0.properties.isEmpty && $0.additionalType == nil },
            .flag("hasOneProperty") { $0.properties.count == 1 },
            .flag("hasManyProperties") { $0.properties.count > 1 },
            .flag("hasAdditional") { $0.additionalType != nil },
            .flag("hasMutableAdditional") { $0.isMutable },
            .flag("hasDeprecatedInitializer") { $0.hasDeprecatedInitializer },
            .flag("sharesKeys") { $0.sharesKeys },
            .lines("keys") { $0.keys },
        ]
}

/// The dictionary of properties that the description doesn't list.
package struct AdditionalView: View {
    package let type: String

    package static let fields: [ViewField<Self>] = [.text("type") { $0.type }]
}

/// A property, ready to be declared, initialised, read and written.
package struct PropertyView: View {
    package let name: String
    /// Escaped, for its declaration.
    package let declaredName: String
    /// A local variable while reading, apart from the reader's own.
    package let localName: String
    /// How a method with parameters of its own reaches the property.
    package let accessor: String
    package let wireName: String
    package let type: String
    /// The type of the stored property and of the initializer's parameter: the property's own type, optional if it has a default.
    package let storedType: String
    /// The stored property may be nil.
    package let isStoredOptional: Bool
    /// The type within the stored property's box.
    package let boxedType: String
    /// The declaration after the local variable's name: `: Int?`, ` = 0`.
    package let localDeclaration: String
    package let index: Int
    package let documentation: [String]
    /// With the equals sign: ` = nil`.
    package let defaultArgument: String
    package let isMutable: Bool
    package let isBoxed: Bool
    package let isDeprecated: Bool
    /// What to use instead, as a literal.
    package let deprecation: String?
    package let fallback: Fallback?
    package let reading: Reading
    package let writing: Writing
    /// The pattern of the branch that reads the property: `case 0`, or `default` for the last one.
    package let label: String

    /// Whether the property is computed over a stored one: it is boxed, deprecated, or has a default.
    private var isComputed: Bool { isBoxed || isDeprecated || fallback != nil }

    /// The value of an absent key.
    package struct Fallback: Sendable {
        package let value: String
        /// Null differs from an absent key.
        package let isField: Bool
    }

    /// The treatment of a missing key.
    package enum Reading: Sendable, Equatable {
        case optional, required, field
        case defaulted(String)
        /// Required, too: the variable holds an empty value until the key comes.
        case filled(String)

        var isRequired: Bool {
            switch self {
            case .required, .filled: true
            case .optional, .field, .defaulted: false
            }
        }
    }
    package enum Writing: Sendable, Equatable { case always, ifPresent, nullable, field }

    /// Whether the key is required and may be null.
    var isRequiredNullable: Bool {
        if case .defaulted = reading { return true }
        return writing == .nullable
    }

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.declaredName },
        .text("bareName") { $0.name },
        .text("local") { $0.localName },
        .text("accessor") { $0.accessor },
        .text("wireName") { $0.wireName },
        .text("type") { $0.type },
        .text("storedType") { $0.storedType },
        .text("localDeclaration") { $0.localDeclaration },
        .text("index") { String($0.index) },
        .lines("documentation") { $0.documentation },
        .text("defaultArgument") { $0.defaultArgument },
        .text("defaultValue") { if case .defaulted(let value) = $0.reading { value } else { nil } },
        .flag("isMutable") { $0.isMutable },
        .flag("isPlain") { !$0.isComputed },
        .flag("isComputed") { $0.isComputed },
        .flag("isBoxed") { $0.isBoxed },
        .flag("isDeprecated") { $0.isDeprecated },
        .text("deprecation") { $0.deprecation },
        .flag("hasFallback") { $0.fallback.map { !$0.isField } ?? false },
        .flag("hasFieldFallback") { $0.fallback?.isField ?? false },
        .text("fallback") { $0.fallback?.value },
        .flag("isUnwrapped") { $0.reading == .required },
        .flag("isWritten") { $0.writing == .always },
        .flag("isWrittenIfPresent") { $0.writing == .ifPresent },
        .flag("isWrittenNullable") { $0.writing == .nullable },
        .flag("isWrittenAsField") { $0.writing == .field },
        .text("label") { $0.label },
        .text("storage") { $0.isComputed ? "_" + $0.name : $0.name },
        .text("box") { $0.isStoredOptional ? "Boxed" : "Indirect" },
        .text("boxedType") { $0.boxedType },
    ]
}
