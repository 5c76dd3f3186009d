/// Escapes and classes of ECMA-262.
extension ECMAScriptParser {
    /// What an escape or an element of a class describes.
    enum Characters {
        /// One code point, which may be half of a surrogate pair: no text has it.
        case one(UInt32)
        case set(ScalarClass.Elements)

        var scalarClass: ScalarClass {
            switch self {
            case .one(let value): ScalarClass(ScalarClass.Elements([value...value]))
            case .set(let elements): ScalarClass(elements)
            }
        }
    }

    /// `\2`, `\k<year>`: whether it is one, and it is taken.
    mutating func backreference(_ start: Int) throws(RegularExpressionError) -> Bool {
        if take("k") {
            guard take("<") else { throw RegularExpressionError("`\\k` needs a name such as `<year>`", at: start) }
            add(Reference(start: start, number: nil, name: try groupName(start)))
            return true
        }
        guard let next, ("1"..."9").contains(next), let number = number() else { return false }
        add(Reference(start: start, number: number, name: ""))
        return true
    }

    /// The name of a group, and the `>` after it.
    mutating func groupName(_ start: Int) throws(RegularExpressionError) -> String {
        var name = String.UnicodeScalarView()
        while let next, next != ">" {
            let isFirst = name.isEmpty
            let isAllowed = isFirst ? next.properties.isIDStart : next.properties.isIDContinue
            guard isAllowed || next == "_" || next == "$" else {
                throw RegularExpressionError("`\(next)` can't be in the name of a group", at: position)
            }
            name.append(next)
            position += 1
        }
        guard take(">"), !name.isEmpty else {
            throw RegularExpressionError("the name of the group is missing", at: start)
        }
        return String(name)
    }

    /// What comes after a backslash, which has been taken.
    mutating func escapedCharacters(
        _ start: Int, isInClass: Bool = false
    ) throws(RegularExpressionError) -> Characters {
        guard let escaped = next else { throw RegularExpressionError("`\\` escapes nothing", at: start) }
        position += 1
        if let set = ScalarClass.Elements(classEscape: escaped) { return .set(set) }
        switch escaped {
        case "t": return .one(0x09)
        case "n": return .one(0x0A)
        case "v": return .one(0x0B)
        case "f": return .one(0x0C)
        case "r": return .one(0x0D)
        case "b" where isInClass: return .one(0x08)
        case "0":
            if let next, ("0"..."9").contains(next) {
                throw RegularExpressionError("octal escapes don't exist", at: start)
            }
            return .one(0)
        case "c": return .one(try controlCharacter(start))
        case "x": return .one(try hexadecimal(2, start))
        case "u": return .one(try unicodeEscape(start))
        case "p", "P": return .set(try property(start, isComplement: escaped == "P"))
        case "0"..."9", "A"..."Z", "a"..."z":
            throw RegularExpressionError("there is no escape `\\\(escaped)`", at: start)
        default: return .one(escaped.value)
        }
    }

    private mutating func controlCharacter(_ start: Int) throws(RegularExpressionError) -> UInt32 {
        guard let next, ("A"..."Z").contains(next) || ("a"..."z").contains(next) else {
            throw RegularExpressionError("`\\c` needs a letter", at: start)
        }
        position += 1
        return next.value % 32
    }

    private mutating func hexadecimal(_ count: Int, _ start: Int) throws(RegularExpressionError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let next, let digit = Self.digit(next) else {
                throw RegularExpressionError("the escape needs \(count) hexadecimal digits", at: start)
            }
            position += 1
            value = value << 4 | digit
        }
        return value
    }

    private static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
        guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else { return nil }
        return UInt32(digit)
    }

    /// `\u00E9`, `\u{1F600}`, `\uD83D\uDE00`.
    private mutating func unicodeEscape(_ start: Int) throws(RegularExpressionError) -> UInt32 {
        if take("{") {
            var value: UInt32 = 0
            let first = position
            while let next, let digit = Self.digit(next), value <= 0x10FFFF {
                position += 1
                value = value << 4 | digit
            }
            guard position > first, value <= 0x10FFFF, take("}") else {
                throw RegularExpressionError("`\\u{…}` needs the number of a code point", at: start)
            }
            return value
        }
        let high = try hexadecimal(4, start)
        let rest = position
        guard (0xD800...0xDBFF).contains(high), take("\\u"), next != "{" else {
            position = rest
            return high
        }
        let low = try hexadecimal(4, rest)
        guard (0xDC00...0xDFFF).contains(low) else {
            position = rest
            return high
        }
        return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    }

    /// `{Lu}`, `{Script=Greek}` after `\p` or `\P`.
    private mutating func property(
        _ start: Int, isComplement: Bool
    ) throws(RegularExpressionError) -> ScalarClass.Elements {
        guard take("{"), let end = scalars[position...].firstIndex(of: "}") else {
            throw RegularExpressionError("`\\\(isComplement ? "P" : "p")` needs a property such as `{Lu}`", at: start)
        }
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars[position..<end])
        position = end + 1
        switch UnicodePropertyName(name) {
        case .elements(let elements):
            return isComplement ? ScalarClass.Elements(complementOf: elements) : elements
        case .unsupported:
            markUnsupported("Unicode properties such as `\(name)`", at: start)
            return ScalarClass.Elements([])
        case .unknown: throw RegularExpressionError("`\(name)` is no property of Unicode", at: start)
        }
    }

    // MARK: Classes

    /// `[a-z_]`, `[^\d\p{Lu}]`; the bracket has been taken.
    mutating func characterClass(_ start: Int) throws(RegularExpressionError) -> ScalarClass {
        let isNegated = take("^")
        var elements = ScalarClass.Elements([])
        while let next, next != "]" {
            let first = position
            let lower = try classElement()
            guard self.next == "-", let after = scalar(after: 1), after != "]" else {
                elements.add(lower)
                continue
            }
            position += 1
            let upper = try classElement()
            guard case .one(let low) = lower, case .one(let high) = upper else {
                throw RegularExpressionError("a range goes from one character to another", at: first)
            }
            guard low <= high else { throw RegularExpressionError("the range ends before its beginning", at: first) }
            elements.ranges.append(low...high)
        }
        guard take("]") else { throw RegularExpressionError("`[` has no `]`", at: start) }
        return ScalarClass(elements, isNegated: isNegated)
    }

    private mutating func classElement() throws(RegularExpressionError) -> Characters {
        let start = position
        guard let scalar = next else { throw RegularExpressionError("the class has no end", at: start) }
        position += 1
        return scalar == "\\" ? try escapedCharacters(start, isInClass: true) : .one(scalar.value)
    }
}

extension ScalarClass.Elements {
    fileprivate mutating func add(_ characters: ECMAScriptParser.Characters) {
        switch characters {
        case .one(let value): ranges.append(value...value)
        case .set(let others):
            ranges += others.ranges
            properties += others.properties
            // A scalar is in one of the categories or in the others.
            categories.formUnion(others.categories)
        }
    }

    /// `\d`, `\W`, …; nil for another escape.
    fileprivate init?(classEscape scalar: Unicode.Scalar) {
        switch scalar {
        case "d": self.init([0x30...0x39])
        case "D": self.init(complementOf: ScalarClass.Elements([0x30...0x39]))
        case "w": self.init(Self.word)
        case "W": self.init(complementOf: ScalarClass.Elements(Self.word))
        case "s": self.init(Self.space)
        case "S": self.init(complementOf: ScalarClass.Elements(Self.space))
        default: return nil
        }
    }

    private static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]

    /// White space and line terminators.
    private static let space: [ClosedRange<UInt32>] = [
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ]
}
