/// Names a declared type within one API.
package struct TypeID: Hashable, Sendable {
    package let index: Int

    package init(_ index: Int) { self.index = index }
}

/// A use of a type.
package indirect enum TypeReference: Sendable, Hashable {
    case primitive(Primitive)
    case array(TypeReference)
    /// An object whose keys are not known beforehand.
    case dictionary(TypeReference)
    case declared(TypeID)
    /// `null` is one of the values.
    case nullable(TypeReference)
    /// Any JSON value.
    case anything

    package var isNullable: Bool { if case .nullable = self { true } else { false } }

    /// The type without `null`.
    package var withoutNull: TypeReference { if case .nullable(let type) = self { type.withoutNull } else { self } }

    /// The type with `null`, once.
    package var orNull: TypeReference {
        switch self {
        case .nullable, .anything: self
        case .primitive, .array, .dictionary, .declared: .nullable(self)
        }
    }

    /// The declared types that this one mentions.
    package func forEachDeclared(_ body: (TypeID) -> Void) {
        switch self {
        case .primitive, .anything: return
        case .array(let type), .dictionary(let type), .nullable(let type): type.forEachDeclared(body)
        case .declared(let id): body(id)
        }
    }
}

/// Types that no description declares.
package enum Primitive: String, Sendable, Hashable, CaseIterable {
    case string, bool
    case int, int32, int64, uint64
    case double, float, decimal
    case date, calendarDate, uuid, url, data
}
