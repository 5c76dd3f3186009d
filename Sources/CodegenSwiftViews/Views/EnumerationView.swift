/// An enumeration, open or closed.
public struct EnumerationView: View {
    public let head: DeclarationHead
    /// `String` or `Int`.
    public let rawType: String
    public let cases: [EnumerationCaseView]
    /// The case of an open enumeration that keeps what it doesn't know.
    public let unknownCase: String
    /// The description itself allows other values.
    public let allowsOtherValues: Bool

    /// A `switch` over so many strings takes the compiler seconds, growing with the third power of their number.
    private var isLarge: Bool { cases.count > 128 }

    public static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .text("rawType") { $0.rawType },
            .list("cases") { $0.cases },
            .text("unknownCase") { $0.unknownCase },
            .flag("isLarge") { $0.isLarge },
            .flag("allowsOtherValues") { $0.allowsOtherValues },
        ]
}

/// One case of an enumeration.
public struct EnumerationCaseView: View {
    public let name: String
    public let bareName: String
    /// A literal of the raw type.
    public let rawValue: String
    public let documentation: [String]
    /// The raw value is what Swift infers from the name.
    public let isImplicit: Bool

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("bareName") { $0.bareName },
        .text("rawValue") { $0.rawValue },
        .lines("documentation") { $0.documentation },
        .flag("isImplicit") { $0.isImplicit },
    ]
}
