/// What a parameter's schema is, as the style table sees it: its text alone doesn't tell.
public enum ParameterShape: Sendable, Hashable {
    /// A text, a number or a Boolean.
    case primitive
    /// An array of primitives.
    case array
    /// An object whose properties are primitives; in style `deepObject` also arrays and objects.
    case object
}
