public import Foundation

/// An API's base URL: absolute, `http` or `https`, with neither user, query nor fragment.
///
/// Literals and templates never trap: a malformed one makes each request fail with `RequestError.Problem.server`.
public struct ServerURL: Hashable, Sendable {
    /// The URL as it was given, variables filled in.
    public let string: String

    /// Where requests go; nil when the URL isn't absolute or malformed.
    let location: Location?

    /// Why requests to the URL fail; nil for a valid one.
    let problem: String?

    struct Location: Hashable, Sendable {
        let scheme: String
        /// Host and port, as in the URL, in lower case.
        let authority: String
        /// The base path without a slash at its end: `` or `/api/v2`.
        let path: String
    }

    /// Checks a URL that is known only at run time; nil when it isn't absolute or malformed.
    public init?(_ string: String) {
        guard let location = Self.locate(string) else { return nil }
        self.string = string
        self.location = location
        problem = nil
    }

    /// Foundation's URL: of a text field, of a configuration. Where it isn't absolute, or has a query, each request fails.
    public init(_ url: URL) {
        self.init(unchecked: url.absoluteString)
    }

    /// A URL literal in code.
    public init(_ literal: StaticString) {
        self.init(unchecked: literal.description)
    }

    /// Fills the variables of a template (OpenAPI, Server Variable Object), without percent-encoding.
    ///
    /// A variable within the host accepts letters, digits, `-`, `.`, `_` and `~`; one that is the whole host also accepts a port. Any
    /// other value makes each request fail, so that credentials are never sent to another host.
    public init(template: StaticString, _ variables: [String: String] = [:]) {
        self.init(template: template.description, variables)
    }

    /// Resolves a relative server (OpenAPI, Server Object): appends its path to `origin`.
    public init(origin: ServerURL, template path: StaticString, _ variables: [String: String] = [:]) {
        var path = Substring(path.description)
        while path.hasPrefix("./") || path.hasPrefix("../") { path = path.drop { $0 == "." }.dropFirst() }
        guard let base = origin.location else {
            self.init(unchecked: origin.string)
            return
        }
        let start = "\(base.scheme)://\(base.authority)\(base.path)"
        self.init(template: start + (path.hasPrefix("/") ? "" : "/") + path, variables)
    }

    private init(template: String, _ variables: [String: String]) {
        var filling = Filling(template)
        for piece in URLTemplate(template).pieces {
            switch piece {
            case .text(let text): filling.add(text)
            case .variable(let name): filling.add(variables[name] ?? "{\(name)}", for: name)
            }
        }
        self.init(unchecked: filling.text, problem: filling.problem ?? filling.problemOfHost)
    }

    private init(unchecked string: String, problem: String? = nil) {
        self.string = string
        location = problem == nil ? Self.locate(string) : nil
        self.problem = problem ?? (location == nil ? "is not an absolute URL" : nil)
    }

    /// Whether requests can be sent there.
    public var isValid: Bool { location != nil }

    /// The server as Foundation's URL; nil when it is malformed.
    public var url: URL? {
        location.flatMap { URL(string: "\($0.scheme)://\($0.authority)\($0.path)") }
    }
}

extension ServerURL {
    /// Splits an absolute URL by hand: Foundation's parsers repair what we rather reject.
    private static func locate(_ string: String) -> Location? {
        guard let separator = string.range(of: "://") else { return nil }
        let scheme = string[..<separator.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return nil }
        let rest = string[separator.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        var path = rest[authority.endIndex...]
        guard isAuthority(authority), path.utf8.allSatisfy(isPathByte) else { return nil }
        while path.hasSuffix("/") { path = path.dropLast() }
        return Location(scheme: scheme, authority: authority.lowercased(), path: String(path))
    }

    private static func isAuthority(_ authority: Substring) -> Bool {
        guard let last = authority.utf8.last, last != UInt8(ascii: ":") else { return false }
        guard authority.utf8.first != UInt8(ascii: ":") else { return false }
        if !authority.hasPrefix("["), let colon = authority.firstIndex(of: ":") {
            let port = authority[authority.index(after: colon)...]
            guard UInt16(port) != nil else { return false }
        }
        return authority.utf8.allSatisfy { byte in
            PercentEncoding.isUnreserved(byte) || ":[]".utf8.contains(byte)
        }
    }

    /// RFC 3986, section 3.3: `pchar` and the slash, and `%` of what is encoded already.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        PercentEncoding.isUnreserved(byte) || "!$&'()*+,;=:@/%".utf8.contains(byte)
    }
}

extension ServerURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["url": description]) }

    /// The URL without user information and query, which may include a password.
    public var description: String {
        // A valid URL has neither.
        if location != nil { return string }
        let start = string.range(of: "://")?.upperBound ?? string.startIndex
        // A password may have unescaped slashes and question marks.
        let rest = string[start...].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return String(string[..<start]) + rest.prefix { !"?#".contains($0) }
    }
}

extension ServerURL {
    /// Replaces a template's variables, and rejects values that don't belong where the variable is: in the scheme, the host or the path.
    struct Filling {
        private(set) var text = ""
        private(set) var problem: String?
        private var place: Place
        /// The variable that the host starts with.
        private var first: (name: String, value: String)?
        /// Whether the host has more parts than that variable.
        private var isHostMixed = false

        private enum Place { case url, scheme, host, path }

        init(_ template: String) { place = template.contains("://") ? .scheme : .url }

        mutating func add(_ literal: String) {
            var rest = Substring(literal)
            if place == .scheme || place == .url, let end = rest.range(of: "://") {
                place = .host
                text += rest[..<end.upperBound]
                rest = rest[end.upperBound...]
            }
            if place == .host {
                let host = rest.prefix { $0 != "/" }
                if !host.isEmpty { isHostMixed = true }
                if host.endIndex < rest.endIndex { place = .path }
            }
            text += rest
        }

        mutating func add(_ value: String, for name: String) {
            switch place {
            // `{baseUrl}/pets`: the caller chooses the server.
            case .url:
                add(value)
                return
            case .scheme:
                if !value.utf8.allSatisfy({ PercentEncoding.isUnreserved($0) }) { refuse(name, within: "the scheme") }
            case .host:
                if first == nil, !isHostMixed { first = (name, value) } else { isHostMixed = true }
                let allowed = isHostMixed ? "" : ":[]"
                let isHost = value.utf8.allSatisfy { PercentEncoding.isUnreserved($0) || allowed.utf8.contains($0) }
                if !isHost || value.isEmpty { refuse(name, within: "the host") }
            case .path:
                if !value.utf8.allSatisfy({ ServerURL.isPathByte($0) }) { refuse(name, within: "the path") }
            }
            text += value
        }

        /// A variable has a port, as `evil.org:80` in `{host}.example.com`, but isn't the whole host.
        var problemOfHost: String? {
            guard let first, isHostMixed, first.value.utf8.contains(UInt8(ascii: ":")) else { return nil }
            return Self.problem(first.name, within: "the host")
        }

        private mutating func refuse(_ name: String, within part: String) {
            problem = problem ?? Self.problem(name, within: part)
        }

        private static func problem(_ name: String, within part: String) -> String {
            "has a value for the variable '\(name)' that can't be part of \(part)"
        }
    }
}
