import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument

/// The sources of descriptions.
extension ConfigurationReader {
    /// `https://…`, or a map with the address, headers, and whether `http` is allowed.
    func source(_ node: Node) -> RemoteSource? {
        guard case .object(let mapping) = node.value else { return address(node) }
        checkKeys(mapping, of: .source)
        guard let url = mapping["url"] else {
            invalid(node, "`source` needs a `url`")
            return nil
        }
        var source = address(url)
        if let headers = mapping.entry("headers") {
            source?.headers = entries(headers.value, "headers").compactMap { header($0, in: headers) }
        }
        source?.allowsHTTP = mapping["allow-http"].flatMap { flag($0, "allow-http") } ?? false
        return source
    }

    /// A file comes from one address.
    func checkSources(of configurations: [APIConfiguration]) {
        var owners: [String: APIConfiguration] = [:]
        for configuration in configurations {
            guard let source = configuration.source, let range = source.range else { continue }
            let path = FilePath.absolute(configuration.input)
            guard let owner = owners[path] else {
                owners[path] = configuration
                continue
            }
            guard owner.source?.address != source.address else { continue }
            diagnostics.error(
                .invalidConfiguration,
                "`\(owner.name)` and `\(configuration.name)` have the same `input`, and different sources; each source needs "
                    + "a file of its own",
                at: range, notes: [Diagnostic.Note("the other one", at: owner.source?.range)])
        }
    }

    private func address(_ node: Node) -> RemoteSource? {
        let location = DocumentLocation(node.string ?? "")
        guard location.isRemote, !location.text.contains("#") else {
            invalid(node, "`source` is the address of a description, such as `https://example.com/openapi.yaml`")
            return nil
        }
        guard !location.hasUserInfo else {
            invalid(
                node,
                "an address here has no user and password; `headers:` of `source` takes them from the environment: "
                    + "`headers: {Authorization: {env: TOKEN, prefix: \"Basic \"}}`")
            return nil
        }
        return RemoteSource(address: location, range: node.range)
    }

    private func header(_ entry: Mapping.Entry, in headers: Mapping.Entry) -> RemoteSource.Header? {
        guard RemoteSource.Header.isName(entry.key) else {
            diagnostics.error(
                .invalidConfiguration, "`\(entry.key)` is no header that can be set here", at: entry.keyRange)
            return nil
        }
        guard let mapping = entry.value.object, let variable = mapping["env"]?.string, !variable.isEmpty else {
            // At the line above, since the value may be a secret, and its own line would be quoted.
            diagnostics.error(
                .invalidConfiguration,
                "the value of a header comes from an environment variable, not from the configuration: "
                    + "`\(entry.key): {env: TOKEN}`", at: headers.keyRange)
            return nil
        }
        checkKeys(mapping, of: .header)
        return RemoteSource.Header(
            name: entry.key, variable: variable, prefix: mapping["prefix"]?.scalarText ?? "", range: entry.value.range)
    }
}

extension RemoteSource.Header {
    /// Whether a field of that name can be set (RFC 9110, section 5.1): those about the connection can't.
    package static func isName(_ name: String) -> Bool {
        let symbols = "!#$%&'*+-.^_`|~"
        return !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || symbols.contains($0)) }
            && !["host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer"]
                .contains(name.lowercased())
    }
}
