import CodegenAPIModel

/// How few of the values of a JSON type a Swift type takes: those that take few are tried before those that take many.
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
            case .enumeration: return 0
            case .object, .multipart: return 1
            case .union(let union):
                let ranks = union.variants.map { depth < 8 ? rank(of: $0.type, in: api, depth: depth + 1) : 99 }
                return ranks.max() ?? 99
            case .alias: return 99
            }
        }
    }
}
