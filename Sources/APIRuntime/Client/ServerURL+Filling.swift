import Foundation

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
