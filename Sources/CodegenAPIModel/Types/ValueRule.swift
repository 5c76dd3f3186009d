/// A constraint on a value's JSON that its Swift type doesn't hold.
package indirect enum ValueRule: Sendable, Hashable {
    /// The limit as the description writes it, so that nothing is rounded.
    case minimum(String, isExclusive: Bool)
    case maximum(String, isExclusive: Bool)
    case multipleOf(String)
    case minLength(Int)
    case maxLength(Int)
    /// Of ECMA-262, and one that the runtime can match.
    case pattern(String)
    /// One that the runtime can test.
    case format(String)
    case minItems(Int)
    case maxItems(Int)
    case uniqueItems
    case minProperties(Int)
    case maxProperties(Int)
    /// The only values.
    case values([Literal])
    /// The only values of any JSON, null among them only where it is listed.
    case json([Literal])
    /// It isn't sent in requests.
    case readOnly
    /// It isn't sent in responses.
    case writeOnly
    /// No message shows it.
    case secret
    /// Of each item of an array.
    case items([ValueRule])
    /// Of each value of a dictionary, or of each property that an object doesn't list.
    case otherProperties([ValueRule])
    /// The object has no other properties than those of its type; only a service asks for it.
    case closed
    /// Of a union's variant: another one may take the properties that it doesn't.
    case anyProperties
    /// Of a union's variant: the discriminator, which its type doesn't list.
    case tag(String)
    /// Those of a declared type.
    case type(TypeID)
    /// A listed value of an enumeration that is open in Swift.
    case listed(TypeID)
}

extension [ValueRule] {
    /// The rules of both, each once; those of items and of other properties are joined.
    package func merging(_ others: [ValueRule]) -> [ValueRule] {
        var result = self
        for rule in others where !result.contains(rule) {
            switch rule {
            case .items(let rules):
                result.join(rules, { .items($0) }) { if case .items(let known) = $0 { known } else { nil } }
            case .otherProperties(let rules):
                result.join(rules, { .otherProperties($0) }) {
                    if case .otherProperties(let known) = $0 { known } else { nil }
                }
            default: result.append(rule)
            }
        }
        return result
    }

    /// Nothing that has to be satisfied.
    package var saysNothing: Bool { allSatisfy { $0 == .secret } }

    private mutating func join(
        _ rules: [ValueRule], _ rule: ([ValueRule]) -> ValueRule, _ known: (ValueRule) -> [ValueRule]?
    ) {
        for index in indices {
            guard let own = known(self[index]) else { continue }
            self[index] = rule(own.merging(rules))
            return
        }
        append(rule(rules))
    }
}

/// Which types and calls get validation.
package enum ValidationScope: String, Sendable, CaseIterable {
    /// Types that a client sends, and calls.
    case requests
    /// All types, and calls.
    case all
    case none
}
