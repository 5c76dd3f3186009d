import APIFormats
import CodegenDocumentTree

extension Evaluation {
    mutating func holdsForScalar(_ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema) -> Bool {
        switch check.rule {
        case .types(let types):
            if types.admits(value) { return true }
            return violate(check, value, schema) { "\($0) has to be \(types.phrase), and is \(value.article)" }
        case .constant(let constant):
            if JSONValueIdentity(value) == constant { return true }
            return violate(check, value, schema) {
                "\($0) has to be \(ShownValue.text(constant.node)), and is \(ShownValue.text(value))"
            }
        case .enumeration(let set, let values):
            if set.contains(JSONValueIdentity(value)) { return true }
            return violate(check, value, schema) {
                "\($0) has to be \(ShownValue.choice(values)), and is \(ShownValue.text(value))"
            }
        case .minimum, .maximum, .multipleOf, .numberFormat: return holdsForNumber(check, value, schema)
        case .length, .pattern, .format: return holdsForString(check, value, schema)
        default: return true
        }
    }

    private mutating func holdsForNumber(_ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema) -> Bool {
        guard let number = ExactNumber(value) else { return true }
        switch check.rule {
        case .minimum(let limit, let isExclusive):
            if isExclusive ? number > limit : number >= limit { return true }
            return violate(check, value, schema) {
                "\($0) has to be \(isExclusive ? "more than" : "at least") \(limit), and is \(ShownValue.text(value))"
            }
        case .maximum(let limit, let isExclusive):
            if isExclusive ? number < limit : number <= limit { return true }
            return violate(check, value, schema) {
                "\($0) has to be \(isExclusive ? "less than" : "at most") \(limit), and is \(ShownValue.text(value))"
            }
        case .multipleOf(let divisor):
            if number.isMultiple(of: divisor) { return true }
            return violate(check, value, schema) {
                "\($0) has to be a multiple of \(divisor), and is \(ShownValue.text(value))"
            }
        case .numberFormat(let format):
            if format.admits(number) { return true }
            return violate(check, value, schema) {
                "\($0) has to fit the format `\(format.rawValue)`, and is \(ShownValue.text(value))"
            }
        default: return true
        }
    }

    private mutating func holdsForString(_ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema) -> Bool {
        guard let text = value.string else { return true }
        switch check.rule {
        case .length(let bounds):
            let count = text.unicodeScalars.count
            if bounds.admits(count) { return true }
            return violate(check, value, schema) {
                "\($0) has to have \(bounds.phrase("character", "characters")), and has \(count)"
            }
        case .pattern(let expression, let pattern):
            if occurs(expression, in: text) { return true }
            guard reachedLimit == nil else { return false }
            return violate(check, value, schema) {
                "\($0) has to match the pattern `\(pattern)`, and is \(ShownValue.text(value))"
            }
        case .format(let format):
            if format.admits(text) { return true }
            return violate(check, value, schema) {
                "\($0) has to fit the format `\(format.rawValue)`, and is \(ShownValue.text(value))"
            }
        default: return true
        }
    }
}

extension TypeSet {
    /// `a string or null`.
    var phrase: String {
        var names = Self.names.filter { $0.1 != .null && contains($0.1) }.map { name, _ in
            "\(["integer", "array", "object"].contains(name) ? "an" : "a") \(name)"
        }
        if contains(.null) { names.append("null") }
        guard let last = names.last, names.count > 1 else { return names.first ?? "of no type" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}
