/// A default or constant value, already checked against its type.
public indirect enum Literal: Sendable {
    case bool(Bool)
    case integer(Int)
    /// As written in the description.
    case number(String)
    case string(String)
    /// A value of an enumeration, by its wire value.
    case enumerationCase(String)
    case emptyArray
}
