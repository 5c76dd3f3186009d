import CodegenAPIModel

/// The JSON types of each type's values.
struct KindTable {
    private let api: API
    private var unions: [TypeID: Set<UnionShape.JSONKind>] = [:]

    init(api: API) { self.api = api }

    /// A union's kinds are those of its variants, which have to be known by then.
    mutating func add(_ id: TypeID, _ shape: UnionShape) {
        unions[id] = shape.variants.reduce(into: []) { $0.formUnion(kinds(of: $1.type)) }
    }

    func kinds(of type: TypeReference) -> Set<UnionShape.JSONKind> {
        switch api.resolved(type) {
        case .primitive(let primitive): return Self.kinds(of: primitive)
        case .array: return [.array]
        case .dictionary: return [.object]
        case .anything, .nullable: return Set(UnionShape.JSONKind.allCases)
        case .declared(let id):
            switch api[id].shape {
            case .object, .multipart: return [.object]
            case .enumeration(let enumeration):
                if case .strings = enumeration.values { return [.string] }
                return [.integer]
            case .union: return unions[id] ?? Set(UnionShape.JSONKind.allCases)
            case .alias: return Set(UnionShape.JSONKind.allCases)
            }
        }
    }

    /// Whole numbers are numbers, too.
    private static func kinds(of primitive: Primitive) -> Set<UnionShape.JSONKind> {
        switch primitive {
        case .string, .date, .calendarDate, .uuid, .url, .data: [.string]
        case .bool: [.bool]
        case .int, .int32, .int64, .uint64: [.integer]
        case .double, .float, .decimal: [.integer, .number]
        }
    }
}
