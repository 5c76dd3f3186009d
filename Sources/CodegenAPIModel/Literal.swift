/// A default or constant value, already checked against its type.
package indirect enum Literal: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    /// As written in the description.
    case number(String)
    case string(String)
    /// Text that is a value of the type: a date, a UUID, a URL.
    case formatted(Primitive, String)
    /// A value of an enumeration, by its wire value.
    case enumerationCase(String)
    case array([Literal])
    case dictionary([Member])
    /// Properties of a declared object.
    case object([Member])
    /// A value of a union's variant, by its position.
    case variant(Int, Literal)

    /// A wire name with its value.
    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: Literal

        package init(name: String, value: Literal) {
            self.name = name
            self.value = value
        }
    }
}
