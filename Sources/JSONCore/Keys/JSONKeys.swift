/// The keys of an object in declared order: `static let keys = JSONKeys("id", "first_name")`.
///
/// Readers name a key by its index here, writers write it from here. A table is made once and lives as long as the
/// process, so that handing it on costs no reference counting: keep it in a `static let`.
public struct JSONKeys: @unchecked Sendable {
    /// Immortal and never written again.
    private let pointer: UnsafePointer<JSONKeyTable>

    /// Makes the table of `names`, which are wire names as they are, without escapes.
    public init(_ names: StaticString...) {
        let table = UnsafeMutablePointer<JSONKeyTable>.allocate(capacity: 1)
        table.initialize(to: JSONKeyTable(names))
        pointer = UnsafePointer(table)
    }

    /// No key at all.
    public static let none = JSONKeys()

    /// How many keys there are.
    public var count: Int { table.count }

    /// The wire name of the key at `index`; empty when there is none.
    public func name(at index: Int) -> String { table.name(at: index) }

    @inline(__always)
    var table: JSONKeyTable {
        pointer.pointee
    }
}
