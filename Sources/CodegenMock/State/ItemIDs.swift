import APIJSON
import CodegenSchemaEvaluation

/// Makes ids as their schema has them.
struct ItemIDs {
    let plan: ItemPlan
    let schemas: CompiledSchemas
    let samples: SampleStore
    let seed: UInt64

    /// The next id that no item has.
    func next(_ collection: inout CollectionStore.Collection) -> JSONValue {
        for _ in 0..<1000 {
            collection.count += 1
            let id = id(collection.count)
            if collection[Self.text(id)] == nil { return id }
        }
        return .string("\(collection.count)-\(collection.ids.count)")
    }

    /// A number, a UUID, the number as a text, or what else the schema asks for.
    private func id(_ number: Int) -> JSONValue {
        let count = JSONValue.number(JSONNumber(number))
        let candidates: [JSONValue] = [count, .string("\(number)"), .string(uuid(number))]
        guard let schema = plan.idSchema else { return .string("\(number)") }
        if plan.idType.kinds == .all { return .string("\(number)") }
        if let fitting = candidates.first(where: { schemas.admits($0, by: schema) }) { return fitting }
        return samples.value(of: schema, named: plan.id, number: UInt64(number)) ?? count
    }

    /// The same one for the same number and seed.
    private func uuid(_ number: Int) -> String {
        var state = seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        let (high, low) = (Self.mixed(&state), Self.mixed(&state))
        // Version 4, variant 1 (RFC 9562, section 5.4).
        let digits = Self.hexadecimal(high & ~0xF000 | 0x4000) + Self.hexadecimal(low & ~(0xC << 60) | 0x8 << 60)
        let lengths = [8, 4, 4, 4, 12]
        var rest = digits[...]
        return lengths.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }.joined(separator: "-")
    }

    /// SplitMix64.
    private static func mixed(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// An id as it is in a path.
    static func text(_ id: JSONValue) -> String { id.string ?? id.description }
}
