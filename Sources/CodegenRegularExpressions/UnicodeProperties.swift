/// A property of Unicode that is true or false for a scalar, by its name in ECMA-262 (table "Binary Unicode property aliases").
package enum ScalarProperty: String, Sendable, CaseIterable {
    case alphabetic = "Alphabetic"
    case asciiHexDigit = "ASCII_Hex_Digit"
    case bidiControl = "Bidi_Control"
    case bidiMirrored = "Bidi_Mirrored"
    case cased = "Cased"
    case caseIgnorable = "Case_Ignorable"
    case dash = "Dash"
    case defaultIgnorable = "Default_Ignorable_Code_Point"
    case deprecated = "Deprecated"
    case diacritic = "Diacritic"
    case emoji = "Emoji"
    case emojiModifier = "Emoji_Modifier"
    case emojiModifierBase = "Emoji_Modifier_Base"
    case emojiPresentation = "Emoji_Presentation"
    case extender = "Extender"
    case graphemeBase = "Grapheme_Base"
    case graphemeExtend = "Grapheme_Extend"
    case hexDigit = "Hex_Digit"
    case idContinue = "ID_Continue"
    case idStart = "ID_Start"
    case ideographic = "Ideographic"
    case joinControl = "Join_Control"
    case lowercase = "Lowercase"
    case math = "Math"
    case noncharacter = "Noncharacter_Code_Point"
    case patternSyntax = "Pattern_Syntax"
    case patternWhiteSpace = "Pattern_White_Space"
    case quotationMark = "Quotation_Mark"
    case radical = "Radical"
    case softDotted = "Soft_Dotted"
    case unifiedIdeograph = "Unified_Ideograph"
    case uppercase = "Uppercase"
    case variationSelector = "Variation_Selector"
    case whiteSpace = "White_Space"
    case xidContinue = "XID_Continue"
    case xidStart = "XID_Start"

    func holds(for scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return switch self {
        case .alphabetic: properties.isAlphabetic
        case .asciiHexDigit: properties.isASCIIHexDigit
        case .bidiControl: properties.isBidiControl
        case .bidiMirrored: properties.isBidiMirrored
        case .cased: properties.isCased
        case .caseIgnorable: properties.isCaseIgnorable
        case .dash: properties.isDash
        case .defaultIgnorable: properties.isDefaultIgnorableCodePoint
        case .deprecated: properties.isDeprecated
        case .diacritic: properties.isDiacritic
        case .emoji: properties.isEmoji
        case .emojiModifier: properties.isEmojiModifier
        case .emojiModifierBase: properties.isEmojiModifierBase
        case .emojiPresentation: properties.isEmojiPresentation
        case .extender: properties.isExtender
        case .graphemeBase: properties.isGraphemeBase
        case .graphemeExtend: properties.isGraphemeExtend
        case .hexDigit: properties.isHexDigit
        case .idContinue: properties.isIDContinue
        case .idStart: properties.isIDStart
        case .ideographic: properties.isIdeographic
        case .joinControl: properties.isJoinControl
        case .lowercase: properties.isLowercase
        case .math: properties.isMath
        case .noncharacter: properties.isNoncharacterCodePoint
        case .patternSyntax: properties.isPatternSyntax
        case .patternWhiteSpace: properties.isPatternWhitespace
        case .quotationMark: properties.isQuotationMark
        case .radical: properties.isRadical
        case .softDotted: properties.isSoftDotted
        case .unifiedIdeograph: properties.isUnifiedIdeograph
        case .uppercase: properties.isUppercase
        case .variationSelector: properties.isVariationSelector
        case .whiteSpace: properties.isWhitespace
        case .xidContinue: properties.isXIDContinue
        case .xidStart: properties.isXIDStart
        }
    }
}

/// What the text between the braces of `\p{…}` names.
enum UnicodePropertyName {
    case elements(ScalarClass.Elements)
    /// A property of Unicode that the standard library can't answer: scripts.
    case unsupported
    case unknown

    init(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 {
            switch parts[0] {
            case "General_Category", "gc": self = Self.category(parts[1]) ?? .unknown
            case "Script", "sc", "Script_Extensions", "scx": self = parts[1].isEmpty ? .unknown : .unsupported
            default: self = .unknown
            }
            return
        }
        self = Self.category(parts[0]) ?? Self.binary(text)
    }

    private static func binary(_ name: String) -> UnicodePropertyName {
        switch name {
        case "Any": return .elements(ScalarClass.Elements([0...0x10FFFF]))
        case "ASCII": return .elements(ScalarClass.Elements([0...0x7F]))
        case "Assigned":
            let unassigned = ScalarCategories(named: "Cn") ?? []
            return .elements(ScalarClass.Elements([], categories: unassigned.complement))
        case "Emoji_Component", "Extended_Pictographic", "Regional_Indicator": return .unsupported
        default: break
        }
        let full = shortNames[name] ?? name
        guard let property = ScalarProperty(rawValue: full) else { return .unknown }
        return .elements(ScalarClass.Elements([], properties: [.init(property)]))
    }

    private static func category(_ name: Substring) -> UnicodePropertyName? {
        if name == "LC" || name == "Cased_Letter" {
            let letters = ["Lu", "Ll", "Lt"].compactMap { ScalarCategories(named: $0) }
            return .elements(ScalarClass.Elements([], categories: ScalarCategories(letters)))
        }
        if name == "Cs" || name == "Surrogate" { return .elements(ScalarClass.Elements([])) }
        guard let categories = ScalarCategories(named: longNames[String(name)] ?? name) else { return nil }
        return .elements(ScalarClass.Elements([], categories: categories))
    }

    private static let longNames: [String: Substring] = [
        "Letter": "L", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll", "Titlecase_Letter": "Lt",
        "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M", "Combining_Mark": "M", "Nonspacing_Mark": "Mn",
        "Spacing_Mark": "Mc", "Enclosing_Mark": "Me", "Number": "N", "Decimal_Number": "Nd", "digit": "Nd",
        "Letter_Number": "Nl", "Other_Number": "No", "Punctuation": "P", "punct": "P", "Connector_Punctuation": "Pc",
        "Dash_Punctuation": "Pd", "Open_Punctuation": "Ps", "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi",
        "Final_Punctuation": "Pf", "Other_Punctuation": "Po", "Symbol": "S", "Math_Symbol": "Sm",
        "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
        "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp", "Other": "C", "Control": "Cc",
        "cntrl": "Cc", "Format": "Cf", "Private_Use": "Co", "Unassigned": "Cn",
    ]

    private static let shortNames = [
        "Alpha": "Alphabetic", "AHex": "ASCII_Hex_Digit", "Bidi_C": "Bidi_Control", "Bidi_M": "Bidi_Mirrored",
        "CI": "Case_Ignorable", "DI": "Default_Ignorable_Code_Point", "Dep": "Deprecated", "Dia": "Diacritic",
        "EMod": "Emoji_Modifier", "EBase": "Emoji_Modifier_Base", "EPres": "Emoji_Presentation", "Ext": "Extender",
        "Gr_Base": "Grapheme_Base", "Gr_Ext": "Grapheme_Extend", "Hex": "Hex_Digit", "IDC": "ID_Continue",
        "IDS": "ID_Start", "Ideo": "Ideographic", "Join_C": "Join_Control", "Lower": "Lowercase",
        "NChar": "Noncharacter_Code_Point", "Pat_Syn": "Pattern_Syntax", "Pat_WS": "Pattern_White_Space",
        "QMark": "Quotation_Mark", "SD": "Soft_Dotted", "UIdeo": "Unified_Ideograph", "Upper": "Uppercase",
        "VS": "Variation_Selector", "space": "White_Space", "XIDC": "XID_Continue", "XIDS": "XID_Start",
    ]
}
