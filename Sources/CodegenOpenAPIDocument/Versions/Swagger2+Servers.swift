import CodegenDiagnostics
import CodegenDocumentTree

extension Swagger2 {
    /// `host`, `basePath` and `schemes` as server URLs: the safest scheme first.
    static func servers(_ object: inout ObjectDecoder) -> [OpenAPI.Server] {
        let schemes = object.strings("schemes").map { $0.text.lowercased() }
        let host = object.string("host") ?? ""
        let path = object.string("basePath") ?? ""
        guard !host.isEmpty || !path.isEmpty else { return [] }
        let base = path == "/" ? "" : path.hasPrefix("/") || path.isEmpty ? path : "/" + path
        guard !host.isEmpty else { return [server(base.isEmpty ? "/" : base, object.range)] }
        let known = ["https", "http"].filter(schemes.contains)
        return (known.isEmpty ? ["https"] : known).map { server("\($0)://\(host)\(base)", object.range) }
    }

    private static func server(_ url: String, _ range: SourceRange) -> OpenAPI.Server {
        OpenAPI.Server(url: url, description: nil, name: nil, variables: [], swiftName: nil, range: range)
    }
}
