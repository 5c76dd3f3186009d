import APIFormats
import CodegenDocumentTree

/// Keywords that are held against a value.
extension KeywordCompiler {
    /// Whether the keyword is one of them.
    mutating func compileValidation(_ entry: Mapping.Entry) -> Bool {
        switch entry.key {
        case "type": compileTypes(entry)
        case "enum": compileEnumeration(entry)
        case "const":
            guard dialect.dialect.isModern else { return false }
            add(.constant(JSONValueIdentity(entry.value)), for: entry)
        case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum": compileBound(entry)
        case "multipleOf": compileMultiple(entry)
        case "minLength": if let count = count(entry) { add(.length(.atLeast(count)), for: entry) }
        case "maxLength": if let count = count(entry) { add(.length(.atMost(count)), for: entry) }
        case "minItems": if let count = count(entry) { add(.itemCount(.atLeast(count)), for: entry) }
        case "maxItems": if let count = count(entry) { add(.itemCount(.atMost(count)), for: entry) }
        case "minProperties": if let count = count(entry) { add(.propertyCount(.atLeast(count)), for: entry) }
        case "maxProperties": if let count = count(entry) { add(.propertyCount(.atMost(count)), for: entry) }
        case "pattern":
            guard let pattern = entry.value.string else {
                expect("a pattern", entry)
                break
            }
            if let expression = expression(pattern, entry) {
                add(.pattern(expression, pattern), for: entry)
            } else {
                result.annotations.unusedPattern = pattern
            }
        case "uniqueItems":
            guard let flag = entry.value.bool else {
                expect("a boolean", entry)
                break
            }
            if flag { add(.uniqueItems, for: entry) }
        case "required": compileRequired(entry)
        case "dependentRequired" where dialect.dialect.isModern: compileDependentRequired(entry)
        default: return false
        }
        return true
    }

    /// A natural number, also written `2.0`; nil, and a report, for another value.
    mutating func count(_ entry: Mapping.Entry) -> Int? {
        guard let number = ExactNumber(entry.value), number.isInteger, !number.isNegative else {
            expect("a natural number", entry)
            return nil
        }
        // Nothing is so long.
        return number.natural ?? Int.max
    }

    private mutating func compileTypes(_ entry: Mapping.Entry) {
        guard let names = entry.value.array ?? (entry.value.string == nil ? nil : [entry.value]) else {
            return expect("the name of a type", entry)
        }
        if entry.value.array != nil, [.openAPI30, .swagger20].contains(dialect.dialect) {
            compiler.report("type", entry.value, "OpenAPI has lists of types since 3.1; it is read as there")
        }
        var types: TypeSet = []
        for name in names {
            if name.string == "file", dialect.dialect == .swagger20 {
                types = .all
            } else if let type = name.string.flatMap(TypeSet.init(named:)) {
                types.formUnion(type)
            } else {
                return compiler.report(
                    "type", name,
                    "`\(name.scalarText ?? "null")` is no type; they are `string`, `number`, `integer`, "
                        + "`boolean`, `array`, `object` and `null`")
            }
        }
        if types != .all { add(.types(types), for: entry) }
    }

    private mutating func compileEnumeration(_ entry: Mapping.Entry) {
        guard let values = entry.value.array else { return expect("a list of values", entry) }
        add(.enumeration(Set(values.map(JSONValueIdentity.init)), values), for: entry)
    }

    /// Bounds; `exclusiveMinimum: true` belongs to `minimum` in OpenAPI 3.0 and draft 4.
    private mutating func compileBound(_ entry: Mapping.Entry) {
        let isMinimum = entry.key == "minimum" || entry.key == "exclusiveMinimum"
        var isExclusive = entry.key.hasPrefix("exclusive")
        if isExclusive, entry.value.bool != nil {
            if dialect.dialect.isModern { expect("a number", entry) }
            return
        }
        guard let number = number(entry) else { return }
        if !dialect.dialect.isModern, !isExclusive {
            isExclusive = mapping[isMinimum ? "exclusiveMinimum" : "exclusiveMaximum"]?.bool == true
        }
        add(
            isMinimum
                ? .minimum(number, isExclusive: isExclusive) : .maximum(number, isExclusive: isExclusive), for: entry)
    }

    private mutating func number(_ entry: Mapping.Entry) -> ExactNumber? {
        guard let number = ExactNumber(entry.value) else {
            expect("a number", entry)
            return nil
        }
        return number
    }

    private mutating func compileMultiple(_ entry: Mapping.Entry) {
        guard let number = number(entry) else { return }
        guard !number.isZero, !number.isNegative, number.digits.count <= 100 else {
            return compiler.report(
                entry.key, entry.value, "`multipleOf` has to be more than 0, and no longer than 100 digits")
        }
        add(.multipleOf(number), for: entry)
    }

    private mutating func compileRequired(_ entry: Mapping.Entry) {
        guard let names = entry.value.array else {
            // Draft 3's `required: true` of a property is a common mistake.
            return expect("a list of names", entry)
        }
        add(.required(names.compactMap(\.string).filter { !isOnlyInOtherDirection($0) }), for: entry)
    }

    private mutating func compileDependentRequired(_ entry: Mapping.Entry) {
        guard let dependencies = entry.value.object else { return expect("an object of lists", entry) }
        let required = dependencies.entries.map {
            DependentRequired(property: $0.key, required: ($0.value.array ?? []).compactMap(\.string))
        }
        add(.dependentRequired(required), for: entry)
    }

    mutating func compileFormat(_ entry: Mapping.Entry) {
        guard options.assertsFormats || dialect.assertsFormats else { return }
        guard let name = entry.value.string else { return expect("the name of a format", entry) }
        if let format = StringFormat(rawValue: name) {
            add(.format(format), for: entry)
        } else if dialect.dialect.isOpenAPI, let format = NumberFormat(rawValue: name) {
            add(.numberFormat(format), for: entry)
        }
    }
}
