/// The keys of an object in declared order: `static let keys = JSONKeys("id", "first_name", required: 0)`.
///
/// Readers name a key by its index here, writers write it from here. A table is made once and lives as long as the
/// process, so that handing it on costs no reference counting: keep it in a `static let`.
public struct JSONKeys: @unchecked Sendable {
    /// Immortal and never written again.
    let table: UnsafePointer<JSONKeyTable>

    /// Makes the table of `names`, which are wire names as they are, without escapes; of the keys at the indices `required` an
    /// object needs a value.
    public init(_ names: StaticString..., required: Int...) {
        self.init(JSONKeyTable(names, required: required))
    }

    /// Makes the table of `names`, all of which an object needs.
    public init(required names: StaticString...) {
        self.init(JSONKeyTable(names, required: names.indices))
    }

    private init(_ table: JSONKeyTable) {
        let pointer = UnsafeMutablePointer<JSONKeyTable>.allocate(capacity: 1)
        pointer.initialize(to: table)
        self.table = UnsafePointer(pointer)
    }

    /// No key at all.
    public static let none = JSONKeys()

    /// How many keys there are.
    public var count: Int { table.pointee.count }

    /// The wire name of the key at `index`; empty when there is none.
    public func name(at index: Int) -> String { table.pointee.name(at: index) }
}
