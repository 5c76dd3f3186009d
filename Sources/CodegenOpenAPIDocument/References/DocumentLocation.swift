import CodegenDiagnostics

/// Where a document is: a file's path as the user wrote it, or a URL. References are resolved against it (RFC 3986,
/// section 5.2), and equal places have equal texts.
package struct DocumentLocation: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        guard let scheme = Self.scheme(of: text) else {
            self.text = Self.withoutDotSegments(text)
            return
        }
        let rest = text.dropFirst(scheme.count)
        switch scheme.lowercased() {
        case "file": self.text = Self.withoutDotSegments(Self.path(ofFileAddress: rest.dropFirst()))
        case "http", "https": self.text = scheme.lowercased() + Self.withLowercaseHost(rest)
        default: self.text = text
        }
    }

    private init(exactly text: String) { self.text = text }

    /// Whether it is on another machine.
    package var isRemote: Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

    /// Whether it is a file's path.
    var isPath: Bool { Self.scheme(of: text) == nil }

    /// Whether an address is absolute: an absolute path, or a `file:` URI.
    static func isAbsolutePath(_ address: String) -> Bool {
        address.hasPrefix("/") || scheme(of: address)?.lowercased() == "file"
    }

    /// Whether an address holds a user's name or password.
    package var hasUserInfo: Bool {
        isRemote && text.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#".contains($0) }.contains("@")
    }

    /// As it is printed: without user info and query.
    package var printed: String { Addresses.removingSecrets(from: text) }

    /// The place that a relative or absolute address means, seen from this one.
    package func resolving(_ address: String) -> DocumentLocation {
        if Self.scheme(of: address) != nil { return DocumentLocation(address) }
        guard let authorityEnd else {
            if address.hasPrefix("/") { return DocumentLocation(address) }
            return DocumentLocation(exactly: Self.withoutDotSegments(folder + address))
        }
        let origin = String(text[..<authorityEnd])
        if address.hasPrefix("//") {
            return DocumentLocation(exactly: (Self.scheme(of: text) ?? "https") + ":" + address)
        }
        if address.hasPrefix("/") { return DocumentLocation(exactly: origin + Self.withoutDotSegments(address)) }
        let path = String(folder.dropFirst(origin.count))
        let merged = path.isEmpty ? "/" + address : path + address
        return DocumentLocation(exactly: origin + Self.withoutDotSegments(merged))
    }

    /// The place as people see it from a folder's root document: without what both have in common.
    func relative(to root: DocumentLocation) -> String {
        let folder = root.folder
        guard text.hasPrefix(folder), text != folder else { return printed }
        return String(text.dropFirst(folder.count))
    }

    /// The last part of the path, without its extensions.
    var name: String {
        let last = text.split(separator: "/").last ?? ""
        return String(last.prefix { $0 != "." })
    }

    /// Everything up to the last slash of the path, the slash included.
    private var folder: String {
        let start = authorityEnd ?? text.startIndex
        // A query may have slashes of its own.
        let path = isRemote ? text[start...].prefix { $0 != "?" } : text[start...]
        guard let slash = path.lastIndex(of: "/") else { return String(text[..<start]) }
        return String(text[...slash])
    }

    /// Where the path of a URL begins; nil for a file's path.
    private var authorityEnd: String.Index? {
        guard let scheme = Self.scheme(of: text) else { return nil }
        let rest = text.index(text.startIndex, offsetBy: scheme.count + 1)
        guard text[rest...].hasPrefix("//") else { return rest }
        let authority = text.index(rest, offsetBy: 2)
        return text[authority...].firstIndex { $0 == "/" || $0 == "?" } ?? text.endIndex
    }

    /// `://Example.COM/Pets` with its host in lower case; user info and the path keep theirs (RFC 3986, section 6.2.2.1).
    private static func withLowercaseHost(_ rest: Substring) -> String {
        guard rest.hasPrefix("://") else { return String(rest) }
        let authority = rest.dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let user = authority.lastIndex(of: "@").map { authority[...$0] } ?? ""
        let host = authority.dropFirst(user.count)
        return "://" + user + host.lowercased() + rest[authority.endIndex...]
    }

    private static func scheme(of text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII, first.isLetter else {
            return nil
        }
        let scheme = text[..<colon]
        let isScheme = scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
        // One letter is a drive, not a scheme.
        return isScheme && scheme.count > 1 ? String(scheme) : nil
    }

    /// The path of a `file:` URI (RFC 8089). The host is part of the path unless it is the local one, so that no file matches.
    private static func path(ofFileAddress text: Substring) -> String {
        guard text.hasPrefix("//") else { return String(text) }
        let rest = text.dropFirst(2)
        return String(rest.lowercased().hasPrefix("localhost/") ? rest.dropFirst("localhost".count) : rest)
    }

    /// `a/../b/./c` is `b/c`; what leads out of a relative path's start stays.
    private static func withoutDotSegments(_ path: String) -> String {
        guard path.contains("./") || path.hasSuffix("/.") || path.contains("//") || path.hasSuffix("/..") else {
            return path
        }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !path.hasPrefix("/") {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/") + (path.hasSuffix("/") ? "/" : "")
    }
}
