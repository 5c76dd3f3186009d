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
            case .external(let type): return type.kinds
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

/// How narrow a Swift type is among those of a JSON type: narrow types are tried before wide ones.
struct Narrowness {
    let rank: Int

    init(of type: TypeReference, in api: API) { rank = Self.rank(of: type, in: api, depth: 0) }

    private static func rank(of type: TypeReference, in api: API, depth: Int) -> Int {
        switch api.resolved(type) {
        case .anything, .nullable: return 99
        case .array(let items): return depth < 8 ? rank(of: items, in: api, depth: depth + 1) : 99
        case .dictionary(let values): return depth < 8 ? rank(of: values, in: api, depth: depth + 1) : 99
        case .primitive(let primitive):
            switch primitive {
            case .bool, .date, .calendarDate, .uuid: return 0
            case .int32: return 1
            case .int: return 2
            case .int64: return 3
            case .uint64: return 4
            case .data: return 5
            case .url: return 6
            case .float: return 7
            case .double: return 8
            case .decimal: return 9
            case .string: return 10
            }
        case .declared(let id):
            switch api[id].shape {
            case .enumeration, .external: return 0
            case .object, .multipart: return 1
            case .union(let union):
                let ranks = union.variants.map { depth < 8 ? rank(of: $0.type, in: api, depth: depth + 1) : 99 }
                return ranks.max() ?? 99
            case .alias: return 99
            }
        }
    }
}
