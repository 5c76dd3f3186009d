/// How a cookie parameter's value is written (OpenAPI, Style Values).
public enum CookieStyle: Sendable {
    /// `color=blue`, percent-encoded
    case form
    /// `color=blue`, as it is (OpenAPI 3.2)
    case cookie
    /// JSON text, percent-encoded: a parameter with `content` of `application/json`.
    case json
}
