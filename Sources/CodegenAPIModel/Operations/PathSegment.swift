/// A segment of a path. Names and groups of operations are derived from these.
package enum PathSegment: Hashable, Sendable {
    case literal(String)
    case parameter(String)

    /// The segments of a path such as `/v1/pets/{id}`, without a query.
    package static func segments(of path: String) -> [PathSegment] {
        path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map { text in
            text.hasPrefix("{") && text.hasSuffix("}")
                ? .parameter(String(text.dropFirst().dropLast())) : .literal(String(text))
        }
    }

    package var literal: String? {
        if case .literal(let text) = self { text } else { nil }
    }

    /// `v1`, `v2beta1`, `2024-05-01`, `1.0`
    package var isVersion: Bool {
        guard let text = literal?.lowercased() else { return false }
        let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
        guard let first = digits.first, ("0"..."9").contains(first) else { return false }
        return text.hasPrefix("v") || digits.allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0 == "-" }
    }
}
