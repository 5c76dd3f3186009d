import CodegenOpenAPIDocument

/// The query parameters that are credentials: users may try a mock with their real keys, which no log prints.
struct SecretQuery {
    private let names: Set<String>

    init(_ description: Description) {
        let schemes = description.document.securitySchemes.compactMap { description.resolver.securityScheme($0.value) }
        names = Set(
            schemes.compactMap { scheme in
                if case .apiKey(let name, .query) = scheme.kind { name } else { nil }
            })
    }

    /// A path with its query, with `…` in place of each credential.
    func hidden(in target: String) -> String {
        guard !names.isEmpty, let mark = target.firstIndex(of: "?") else { return target }
        let pairs = target[target.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false).map {
            pair in
            guard let equals = pair.firstIndex(of: "="),
                let name = PercentCoding.decoded(pair[..<equals].replacing("+", with: " ")[...]), names.contains(name)
            else { return String(pair) }
            return pair[...equals] + "…"
        }
        return target[...mark] + pairs.joined(separator: "&")
    }
}
