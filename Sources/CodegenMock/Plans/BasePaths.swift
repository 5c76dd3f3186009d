import CodegenOpenAPIDocument

/// The paths of the servers' addresses.
enum BasePaths {
    /// Each once and in their order, with the variables' default values, and without a slash at the end; empty for the root, which is
    /// always the last one: clients whose base URL is the mock's address alone are served, too.
    static func paths(of servers: [OpenAPI.Server]) -> [String] {
        var paths: [String] = []
        for server in servers {
            let path = path(of: expanded(server))
            if !path.isEmpty, !paths.contains(path) { paths.append(path) }
        }
        return paths + [""]
    }

    private static func expanded(_ server: OpenAPI.Server) -> String {
        server.variables.reduce(server.url) { url, variable in
            url.replacing("{\(variable.name)}", with: variable.value.defaultValue)
        }
    }

    /// Of `https://api.example.com/v1/`, `//host/v1`, `/v1` and `v1` it is `/v1`.
    private static func path(of url: String) -> String {
        var rest = url.prefix { $0 != "?" && $0 != "#" }
        if let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...].drop { $0 != "/" }
        } else if rest.hasPrefix("//") {
            rest = rest.dropFirst(2).drop { $0 != "/" }
        }
        let segments = rest.split(separator: "/").filter { $0 != "." && $0 != ".." }
        return segments.map { "/" + $0 }.joined()
    }
}
