/// How a path parameter's value is written (OpenAPI, Style Values).
public enum PathStyle: Sendable {
    /// `blue,black,brown`
    case simple
    /// `.blue,black,brown`
    case label
    /// `;color=blue,black,brown`
    case matrix
    /// JSON text: a parameter with `content` of `application/json`.
    case json
}
