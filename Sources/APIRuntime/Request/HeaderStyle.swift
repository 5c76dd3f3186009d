/// How a header parameter's value is written (OpenAPI, Style Values).
public enum HeaderStyle: Sendable {
    /// `blue,black,brown`, without percent-encoding
    case simple
    /// JSON text: a parameter with `content` of `application/json`.
    case json
}
