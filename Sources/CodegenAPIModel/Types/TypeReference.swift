/// Names a declared type within one API.
public struct TypeID: Hashable, Sendable {
    public let index: Int

    public init(_ index: Int) { self.index = index }
}

/// A use of a type.
public indirect enum TypeReference: Sendable, Hashable {
    case primitive(Primitive)
    case array(TypeReference)
    /// An object whose keys are not known beforehand.
    case dictionary(TypeReference)
    case declared(TypeID)
    /// `null` is one of the values.
    case nullable(TypeReference)
    /// Any JSON value.
    case anything

    public var isNullable: Bool { if case .nullable = self { true } else { false } }

    /// The type without `null`.
    public var withoutNull: TypeReference { if case .nullable(let type) = self { type.withoutNull } else { self } }

    /// The type with `null`, once.
    public var orNull: TypeReference {
        switch self {
        case .nullable, .anything: self
        case .primitive, .array, .dictionary, .declared: .nullable(self)
        }
    }

    /// The declared types that this one mentions.
    public func forEachDeclared(_ body: (TypeID) -> Void) {
        switch self {
        case .primitive, .anything: return
        case .array(let type), .dictionary(let type), .nullable(let type): type.forEachDeclared(body)
        case .declared(let id): body(id)
        }
    }
}

/// Types that no description declares.
public enum Primitive: String, Sendable, Hashable, CaseIterable {
    case string, bool
    case int, int32, int64, uint64
    case double, float, decimal
    case date, calendarDate, uuid, url, data
}
