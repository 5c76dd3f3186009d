/// What a parameter's schema is, as the style table sees it: its text alone doesn't tell.
public enum ParameterShape: Sendable, Hashable {
    /// A text, a number or a Boolean.
    case primitive
    /// An array of primitives.
    case array
    /// An object whose properties are primitives; where it explodes in a query or cookie also arrays, in style
    /// `deepObject` arrays and objects.
    case object
}
