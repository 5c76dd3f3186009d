/// An enumeration, open or closed.
package struct EnumerationView: View {
    package let head: DeclarationHead
    /// `String` or `Int`.
    package let rawType: String
    package let cases: [EnumerationCaseView]
    /// The case of an open enumeration that keeps what it doesn't know.
    package let unknownCase: String
    /// The description itself allows other values.
    package let allowsOtherValues: Bool

    /// A `switch` over so many strings takes the compiler seconds, growing with the third power of their number.
    private var isLarge: Bool { cases.count > 128 }

    package static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .text("rawType") { $0.rawType },
            .list("cases") { $0.cases },
            .text("unknownCase") { $0.unknownCase },
            .flag("isLarge") { $0.isLarge },
            .flag("allowsOtherValues") { $0.allowsOtherValues },
        ]
}

/// One case of an enumeration.
package struct EnumerationCaseView: View {
    package let name: String
    package let bareName: String
    /// A literal of the raw type.
    package let rawValue: String
    package let documentation: [String]
    /// The raw value is what Swift infers from the name.
    package let isImplicit: Bool

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("bareName") { $0.bareName },
        .text("rawValue") { $0.rawValue },
        .lines("documentation") { $0.documentation },
        .flag("isImplicit") { $0.isImplicit },
    ]
}
