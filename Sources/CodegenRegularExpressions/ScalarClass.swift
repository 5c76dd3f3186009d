/// A set of Unicode scalars: `a`, `.`, `[a-z\p{Lu}]`, `[^0-9]`.
package struct ScalarClass: Equatable, Sendable {
    /// In ascending order, without overlaps.
    private let ranges: [ClosedRange<UInt32>]
    private let categories: ScalarCategories
    private let properties: [PropertyTest]
    private let isNegated: Bool
    /// The answers for ASCII, a bit each, since most texts have nothing else.
    private var lowASCII: UInt64 = 0
    private var highASCII: UInt64 = 0

    package init(
        _ ranges: [ClosedRange<Unicode.Scalar>], categories: ScalarCategories = [], isNegated: Bool = false
    ) {
        let ranges = ranges.map { $0.lowerBound.value...$0.upperBound.value }
        self.init(Elements(ranges, categories: categories), isNegated: isNegated)
    }

    package init(_ scalar: Unicode.Scalar) { self.init([scalar...scalar]) }

    init(_ elements: Elements, isNegated: Bool = false) {
        ranges = Self.merged(elements.ranges)
        categories = elements.categories
        properties = elements.properties
        self.isNegated = isNegated
        for value in UInt8(0)..<64 where search(Unicode.Scalar(value)) { lowASCII |= 1 << UInt64(value) }
        for value in UInt8(64)..<128 where search(Unicode.Scalar(value)) { highASCII |= 1 << UInt64(value - 64) }
    }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 64 { return lowASCII & (1 << UInt64(value)) != 0 }
        if value < 128 { return highASCII & (1 << UInt64(value - 64)) != 0 }
        return search(scalar)
    }

    private func search(_ scalar: Unicode.Scalar) -> Bool {
        (isListed(scalar.value) || categories.contains(scalar) || properties.contains { $0.holds(for: scalar) })
            != isNegated
    }

    /// Whether a scalar has a property of Unicode, or doesn't.
    struct PropertyTest: Equatable, Sendable {
        let property: ScalarProperty
        let isComplement: Bool

        init(_ property: ScalarProperty, isComplement: Bool = false) {
            self.property = property
            self.isComplement = isComplement
        }

        func holds(for scalar: Unicode.Scalar) -> Bool { property.holds(for: scalar) != isComplement }
    }

    /// What a class lists, as it is collected; code points may be halves of surrogate pairs, which no text has.
    struct Elements {
        var ranges: [ClosedRange<UInt32>]
        var categories: ScalarCategories
        var properties: [PropertyTest]

        init(
            _ ranges: [ClosedRange<UInt32>], categories: ScalarCategories = [], properties: [PropertyTest] = []
        ) {
            self.ranges = ranges
            self.categories = categories
            self.properties = properties
        }

        /// All that others don't have, which list ranges, or categories, or one property.
        init(complementOf other: Elements) {
            self.init([])
            if let test = other.properties.first {
                properties = [PropertyTest(test.property, isComplement: !test.isComplement)]
            } else if !other.categories.isEmpty {
                categories = other.categories.complement
            } else {
                var start: UInt32 = 0
                for range in ScalarClass.merged(other.ranges) {
                    if range.lowerBound > start { ranges.append(start...range.lowerBound - 1) }
                    start = range.upperBound + 1
                }
                if start <= 0x10FFFF { ranges.append(start...0x10FFFF) }
            }
        }
    }

    private func isListed(_ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(value)
    }

    /// A character of the class; nil where none was found.
    var someElement: Unicode.Scalar? {
        for value in ranges.map(\.lowerBound) + Array(0x20...0x24FF) + [
            0x3042, 0x4E00, 0x1F600, 0, 9, 10, 13, 0x10FFFF,
        ] {
            if let scalar = Unicode.Scalar(value), contains(scalar) { return scalar }
        }
        return nil
    }

    private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}

/// Some of Unicode's general categories. Each scalar has exactly one, so that the complement of some is the others.
package struct ScalarCategories: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let all = ScalarCategories(rawValue: (1 << UInt32(names.count)) - 1)

    /// A category `Lu`, or all of a letter: `L`. Nil for what I-Regexp doesn't know.
    package init?(named name: Substring) {
        var bits: UInt32 = 0
        for (index, known) in Self.names.enumerated()
        where known == name || (name.count == 1 && known.first == name.first) {
            bits |= 1 << UInt32(index)
        }
        // Surrogates are no characters.
        guard bits != 0, name != "Cs" else { return nil }
        rawValue = bits
    }

    package var complement: ScalarCategories { Self.all.subtracting(self) }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        !isEmpty && rawValue & (1 << UInt32(Self.index(of: scalar.properties.generalCategory))) != 0
    }

    private static let names: [Substring] = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
    ]

    /// The place of a category among the names.
    private static func index(of category: Unicode.GeneralCategory) -> Int {
        switch category {
        case .uppercaseLetter: 0
        case .lowercaseLetter: 1
        case .titlecaseLetter: 2
        case .modifierLetter: 3
        case .otherLetter: 4
        case .nonspacingMark: 5
        case .spacingMark: 6
        case .enclosingMark: 7
        case .decimalNumber: 8
        case .letterNumber: 9
        case .otherNumber: 10
        case .connectorPunctuation: 11
        case .dashPunctuation: 12
        case .openPunctuation: 13
        case .closePunctuation: 14
        case .initialPunctuation: 15
        case .finalPunctuation: 16
        case .otherPunctuation: 17
        case .mathSymbol: 18
        case .currencySymbol: 19
        case .modifierSymbol: 20
        case .otherSymbol: 21
        case .spaceSeparator: 22
        case .lineSeparator: 23
        case .paragraphSeparator: 24
        case .control: 25
        case .format: 26
        case .surrogate: 27
        case .privateUse: 28
        case .unassigned: 29
        @unknown default: 29
        }
    }
}
