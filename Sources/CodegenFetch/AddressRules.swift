import CodegenOpenAPIDocument

/// Who is asked: scheme, host and port (RFC 6454).
struct WebOrigin: Hashable {
    let scheme: String
    let host: String
    let port: Int

    /// Nil unless the text is an `http` or `https` address.
    init?(_ location: DocumentLocation) {
        guard location.isRemote, let colon = location.text.firstIndex(of: ":") else { return nil }
        scheme = String(location.text[..<colon])
        let authority = location.text[colon...].dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        // An address of IPv6 has colons of its own.
        let digits = place.last == "]" ? nil : place.lastIndex(of: ":").map { place[place.index(after: $0)...] }
        host = String(digits.map { place.dropLast($0.count + 1) } ?? place)
        guard !host.isEmpty else { return nil }
        guard let digits, !digits.isEmpty else {
            port = scheme == "https" ? 443 : 80
            return
        }
        guard let number = Int(digits), (1...65_535).contains(number) else { return nil }
        port = number
    }

    /// Whether it is this machine.
    var isLoopback: Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Which addresses are asked at all.
struct AddressRules {
    let allowsHTTP: Bool

    /// Why an address isn't asked; nil when it is.
    ///
    /// - Parameter previous: The address that led there: by a redirect, or by a reference of its document.
    func refusal(of location: DocumentLocation, from previous: DocumentLocation?, isRedirect: Bool = false) -> String? {
        guard let origin = WebOrigin(location) else { return "it isn't an address of `https`" }
        if location.hasUserInfo {
            return "an address has no user and password here; `headers:` of `source` takes them from the environment"
        }
        let before = previous.flatMap(WebOrigin.init)
        if let before, !before.isLoopback, origin.isLoopback {
            return "it is on this machine, where documents from other machines don't lead"
        }
        if isRedirect, before?.scheme == "https", origin.scheme == "http" {
            return "a redirect from `https` to `http` isn't followed, since `http` isn't encrypted"
        }
        guard origin.scheme == "https" || origin.isLoopback || allowsHTTP else {
            return
                "`http` isn't encrypted, so that others on the way can change the description; write `https`, or allow it "
                + "with `allow-http: true` in `source`, or `--allow-http`"
        }
        return nil
    }
}
