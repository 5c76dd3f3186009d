/// Where relative links of descriptions lead.
///
/// OpenAPI leaves it open: they are written for some page that shows the description. The page of `externalDocs` is the best
/// guess; the server's address gives a host at least, unless it is one for an API alone.
package struct LinkBase: Sendable, Equatable {
    /// `https://example.com`
    private let origin: String
    /// The path of the page up to its last slash; nil where only the host is known.
    private let folder: String?

    /// Nil where neither is an absolute HTTP address.
    package init?(page: String?, server: String?) {
        if let page, let parts = Self.parts(of: page) {
            origin = parts.origin
            folder = parts.path.lastIndex(of: "/").map { String(parts.path[...$0]) } ?? "/"
        } else if let server, let parts = Self.parts(of: server), !Self.isForProgramsOnly(parts.origin) {
            origin = parts.origin
            folder = nil
        } else {
            return nil
        }
    }

    /// `https://api.example.com` has no pages.
    private static func isForProgramsOnly(_ origin: String) -> Bool {
        origin.lowercased().prefix { $0 != "." }.contains("api")
    }

    private static func parts(of url: String) -> (origin: String, path: Substring)? {
        guard url.hasPrefix("https://") || url.hasPrefix("http://"), !url.contains("{"),
            let host = url.firstIndex(of: ":").map({ url.index($0, offsetBy: 3) })
        else { return nil }
        let rest = url[host...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        guard end > host else { return nil }
        let path = rest[end...].prefix { $0 != "?" && $0 != "#" }
        return (String(url[..<end]), path)
    }

    /// The address of a link as Markdown writes it; nil where it can't be known, or leads to no page.
    package static func address(of link: String, from base: LinkBase?) -> String? {
        var text = link.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        guard let whole = whole(text, from: base) else { return nil }
        var address = ""
        for scalar in whole.unicodeScalars {
            switch scalar {
            case " ": address += "%20"
            case "(": address += "%28"
            case ")": address += "%29"
            case "<": address += "%3C"
            case ">": address += "%3E"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: return nil
            default: address.unicodeScalars.append(scalar)
            }
        }
        return address
    }

    private static func whole(_ link: Substring, from base: LinkBase?) -> String? {
        guard let first = link.first, first != "#", first != "?" else { return nil }
        if let scheme = scheme(of: link) {
            return ["http", "https", "mailto", "tel", "ftp"].contains(scheme) ? String(link) : nil
        }
        if link.hasPrefix("//") { return "https:" + link }
        if link.hasPrefix("www.") { return "https://" + link }
        guard let base else { return nil }
        if first == "/" { return base.origin + link }
        return base.folder.map { base.origin + resolved(link, in: $0) }
    }

    private static func scheme(of link: Substring) -> String? {
        guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = link.utf8[..<colon]
        guard name.first?.isLetter == true,
            name.allSatisfy({ $0.isLetter || $0.isDigit || [0x2B, 0x2D, 0x2E].contains($0) })
        else { return nil }
        return link[..<colon].lowercased()
    }

    /// Without `.` and `..` (RFC 3986, section 5.2.4).
    private static func resolved(_ link: Substring, in folder: String) -> String {
        let path = link.prefix { $0 != "?" && $0 != "#" }
        var segments: [Substring] = []
        let all = (folder + path).split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, segment) in all.enumerated() {
            let isLast = index == all.count - 1
            switch segment {
            case ".": if isLast { segments.append("") }
            case "..":
                _ = segments.popLast()
                if isLast { segments.append("") }
            default: segments.append(segment)
            }
        }
        return "/" + segments.joined(separator: "/") + link[path.endIndex...]
    }
}
