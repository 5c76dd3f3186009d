import APIJSON
public import HTTPTypes

/// The problems that any server has.
extension Problem {
    /// No operation has the path.
    ///
    /// - Parameter nearest: A path that the client may have meant.
    public static func pathNotFound(_ path: some StringProtocol, nearest: String? = nil) -> Problem {
        let slash = path.count > 1 && path.hasSuffix("/") ? "; a slash at the end counts" : ""
        let ending = slash + (nearest.map { "; did you mean \($0)?" } ?? "")
        return Problem(status: .notFound, detail: "no operation has the path \(path)" + ending)
    }

    /// The path has operations, but none with the method.
    public static func methodNotAllowed(_ method: HTTPRequest.Method, allowed: [HTTPRequest.Method]) -> Problem {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        return Problem(
            status: .methodNotAllowed, detail: "the path has no operation \(method.rawValue); it has \(list)",
            headerFields: [.allow: list])
    }

    /// The operation responds with none of the media types that the client accepts.
    public static func notAcceptable(available: [MediaRange]) -> Problem {
        let types = available.map(\.description)
        return Problem(
            status: .notAcceptable, detail: "`Accept` admits none of \(types.joined(separator: ", "))",
            members: ["available": .array(types.map(JSONValue.string))])
    }

    /// The operation takes no body of the request's content type; nil where the request has none.
    public static func unsupportedMediaType(_ contentType: String?, accepted: [MediaRange]) -> Problem {
        let types = accepted.map(\.description)
        let fault = contentType.map { "the operation takes no \($0)" } ?? "the request has no `Content-Type`"
        return Problem(
            status: .unsupportedMediaType, detail: "\(fault); it takes \(types.joined(separator: ", "))",
            members: ["accepted": .array(types.map(JSONValue.string))],
            headerFields: [.accept: types.joined(separator: ", ")])
    }
}

extension ServerResponse {
    /// The response to `OPTIONS`, where the description has none: the methods of the path.
    public static func options(allowed: [HTTPRequest.Method]) -> ServerResponse {
        ServerResponse(.noContent, headerFields: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
    }
}
