/// How a query parameter's value is written (OpenAPI, Style Values).
public enum QueryStyle: Sendable {
    /// `color=blue&color=black`, or `color=blue,black` without `explode`
    case form
    /// `color=blue%20black`
    case spaceDelimited
    /// `color=blue%7Cblack`
    case pipeDelimited
    /// `color%5BR%5D=100&color%5BG%5D=200`
    case deepObject
    /// JSON text: a parameter with `content` of `application/json`.
    case json
}
