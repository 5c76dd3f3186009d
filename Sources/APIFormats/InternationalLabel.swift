/// Labels of IDNA 2008 (RFC 5891, RFC 5892).
enum InternationalLabel {
    static func isValid(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, let last = label.last, first != "-", last != "-" else { return false }
        guard !(label.count >= 4 && label[2] == "-" && label[3] == "-") else { return false }
        switch first.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return false
        default: break
        }
        return label.indices.allSatisfy { isAllowed(label, $0) }
    }

    private static func isAllowed(_ label: [Unicode.Scalar], _ index: Int) -> Bool {
        let scalar = label[index]
        switch scalar.value {
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9, 0x200C, 0x200D:
            return isAllowedByContext(label, index)
        case 0x2D, 0x30...0x39, 0x61...0x7A: return true
        case 0x20D0...0x20FF, 0x1D100...0x1D24F, 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return false
        default: return isLetterOrDigit(scalar)
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.changesWhenNFKCCaseFolded || properties.isDefaultIgnorableCodePoint || properties.isWhitespace {
            return false
        }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter, .nonspacingMark,
            .spacingMark:
            return true
        default: return false
        }
    }

    /// Appendix A of RFC 5892.
    private static func isAllowedByContext(_ label: [Unicode.Scalar], _ index: Int) -> Bool {
        let before = index > 0 ? label[index - 1] : nil
        let after = index + 1 < label.count ? label[index + 1] : nil
        switch label[index].value {
        case 0xB7: return before == "l" && after == "l"
        case 0x375:
            return after.map { (0x370...0x3FF).contains($0.value) || (0x1F00...0x1FFF).contains($0.value) } ?? false
        case 0x5F3, 0x5F4: return before.map { (0x591...0x5F4).contains($0.value) } ?? false
        case 0x30FB: return label.contains(where: isJapanese)
        case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
        case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
        default:
            // The joiners: after a virama.
            if before?.properties.canonicalCombiningClass == .virama { return true }
            return label[index].value == 0x200C && JoiningRule.joins(label, around: index)
        }
    }

    /// Hiragana, Katakana or Han.
    private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0x3005, 0x3007: true
        default: scalar.properties.isUnifiedIdeograph
        }
    }
}

/// Whether letters join on both sides of a non-joiner (appendix A.1 of RFC 5892), for the letters of the block Arabic; the standard
/// library doesn't know the others'.
private enum JoiningRule {
    static func joins(_ label: [Unicode.Scalar], around index: Int) -> Bool {
        let before = label[..<index].last { !isTransparent($0) }
        let after = label[(index + 1)...].first { !isTransparent($0) }
        guard let before, let after else { return false }
        return isDual(before) && (isDual(after) || isRight(after))
    }

    private static func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isDual(_ scalar: Unicode.Scalar) -> Bool {
        guard (0x620...0x6FF).contains(scalar.value), scalar.properties.generalCategory == .otherLetter else {
            return false
        }
        return !isRight(scalar) && scalar.value != 0x621 && scalar.value != 0x674
    }

    private static func isRight(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x622...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x671...0x673, 0x675...0x677, 0x688...0x699, 0x6C0,
            0x6C3...0x6CB, 0x6CD, 0x6CF, 0x6D2, 0x6D3, 0x6D5, 0x6EE, 0x6EF:
            true
        default: false
        }
    }
}

/// The rule for labels from right to left (RFC 5893, section 2); directions are those of the blocks, as far as letters and digits go.
enum BidiRule {
    private enum Direction {
        case left, right, arabicNumber, europeanNumber, mark, other
    }

    private static func direction(_ scalar: Unicode.Scalar) -> Direction {
        if scalar.properties.generalCategory == .nonspacingMark { return .mark }
        switch scalar.value {
        case 0x30...0x39, 0x6F0...0x6F9: return .europeanNumber
        case 0x660...0x669, 0x66B, 0x66C, 0x10D30...0x10D39: return .arabicNumber
        case 0x2D, 0xB7: return .other
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return .right
        case 0x200C, 0x200D, 0x375, 0x30FB: return .other
        default: return .left
        }
    }

    static func isRightToLeft(_ label: [Unicode.Scalar]) -> Bool {
        label.contains { [.right, .arabicNumber].contains(direction($0)) }
    }

    static func admits(_ label: [Unicode.Scalar]) -> Bool {
        let directions = label.map(direction)
        guard let last = directions.last(where: { $0 != .mark }) else { return false }
        switch directions.first {
        case .right:
            return !directions.contains(.left) && [.right, .arabicNumber, .europeanNumber].contains(last)
                && !(directions.contains(.arabicNumber) && directions.contains(.europeanNumber))
        case .left:
            return !directions.contains(.right) && !directions.contains(.arabicNumber)
                && [.left, .europeanNumber].contains(last)
        default: return false
        }
    }
}
