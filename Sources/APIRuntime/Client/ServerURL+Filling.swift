import Foundation

extension ServerURL {
    /// A template that is being filled: knows whether a variable is part of the scheme, the host or the path.
    struct Filling {
        private(set) var text = ""
        private(set) var problem: String?
        private var place = Place.scheme
        /// The variable that the host begins with, and whether anything else has been added to the host.
        private var first: (name: String, value: String)?
        private var isHostMixed = false

        private enum Place { case scheme, host, path }

        mutating func add(_ literal: String) {
            var rest = Substring(literal)
            if place == .scheme, let end = rest.range(of: "://") {
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
            // The whole beginning of a URL: `{baseUrl}/pets`.
            case .scheme where text.isEmpty && value.contains("://"):
                add(value)
                isHostMixed = true
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

        /// `{host}.example.com` with `evil.org:80` for the host: a port ends the host.
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
