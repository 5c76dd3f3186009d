/// What a JSON value is, told from its beginning.
public enum JSONKind: Sendable, Hashable {
    case object
    case array
    case string
    /// A number without fraction and exponent as it is written: `1`, and neither `1.0` nor `1e2`.
    case integer
    /// Any other number.
    case number
    case bool
    case null
}
