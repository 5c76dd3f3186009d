import APIModel

/// How few of the values of a JSON type a Swift type takes: few come before many.
struct Narrowness {
    let rank: Int
    /// It takes all that it is tried for, or so many that what comes behind is seldom asked.
    private let isGreedy: Bool

    init(of type: TypeReference, as kind: UnionShape.JSONKind, in api: API) {
        (rank, isGreedy) = Self.rank(of: type, as: kind, in: api, depth: 0)
    }

    /// Whether values of both are values of this one, which stands before it, without either being the narrower one.
    func overlaps(_ next: Narrowness) -> Bool { isGreedy && rank == next.rank }

    private static func rank(
        of type: TypeReference, as kind: UnionShape.JSONKind, in api: API, depth: Int
    ) -> (Int, Bool) {
        switch api.resolved(type) {
        case .anything, .nullable: return (9, true)
        case .array(let items):
            guard depth < 8, kind == .array else { return (5, true) }
            let item = items.withoutNull
            let inner = rank(of: item, as: Self.kind(of: item, in: api) ?? .object, in: api, depth: depth + 1)
            // Items of different JSON types tell arrays apart, but for empty ones.
            let offset = Self.kind(of: item, in: api).flatMap(UnionShape.JSONKind.allCases.firstIndex(of:)) ?? 6
            return (offset * 10 + inner.0, true)
        case .dictionary: return (5, true)
        case .primitive(let primitive):
            switch primitive {
            case .date, .calendarDate, .uuid: return (0, false)
            case .data: return (3, true)
            case .url: return (4, true)
            case .string: return (5, true)
            case .int32: return (1, true)
            case .int: return (2, true)
            case .int64: return (3, true)
            case .uint64: return (4, true)
            case .float, .double, .decimal, .bool: return (5, true)
            }
        case .declared(let id):
            switch api[id].shape {
            case .enumeration: return kind == .string ? (2, true) : (0, true)
            case .union, .object, .multipart, .alias, .pending: return (6, true)
            }
        }
    }

    private static func kind(of type: TypeReference, in api: API) -> UnionShape.JSONKind? {
        switch api.resolved(type) {
        case .anything, .nullable, .dictionary: return nil
        case .array: return .array
        case .primitive(let primitive): return KindTable.kind(of: primitive)
        case .declared(let id):
            if case .enumeration(let shape) = api[id].shape {
                if case .strings = shape.values { return .string }
                return .integer
            }
            return nil
        }
    }
}
