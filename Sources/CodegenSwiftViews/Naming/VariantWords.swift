import CodegenAPIModel
import CodegenSwiftLanguage

/// The words of a union's cases, in the order of its variants.
///
/// A variant is named after the value of the discriminator that selects it, else after its type, without the words that it shares with
/// the union: `audioDelta` for `response.audio.delta` in a `ResponseStreamEvent`.
struct VariantWords {
    let all: [[String]]

    init(of shape: UnionShape, named union: String, types: NameTable) {
        let union = Casing.words(of: union)
        let values = shape.variantValues
        let lists = shape.variants.filter { $0.isList }.count
        let whole = shape.variants.enumerated().map { index, variant in
            let isBase = variant.hint == .words("base")
            let value = isBase ? nil : values[index].map(Casing.words)
            return value ?? Self.words(of: variant, isOnlyList: lists < 2, types)
        }
        let short = whole.map { Self.without(union, $0) }
        var counts: [[String]: Int] = [:]
        for words in short { counts[words.map { $0.lowercased() }, default: 0] += 1 }
        all = zip(whole, short).map { whole, short in
            return Self.isName(short) && counts[short.map { $0.lowercased() }] == 1 ? short : whole
        }
    }

    /// A case `none` would be mistaken for a missing optional value.
    private static func isName(_ words: [String]) -> Bool {
        guard let first = words.first?.unicodeScalars.first, first.properties.isAlphabetic else { return false }
        let text = words.joined()
        return ReservedNames.member(text) == text && !["none", "some"].contains(text.lowercased())
    }

    private static func words(of variant: UnionShape.Variant, isOnlyList: Bool, _ types: NameTable) -> [String] {
        switch variant.type {
        case .declared(let id): Casing.words(of: types.bareName(of: id))
        case .array(.declared(let id)) where !isOnlyList || variant.hint.isPosition:
            Casing.words(of: types.bareName(of: id)) + ["list"]
        case .array(.primitive(let primitive)) where !isOnlyList: Casing.words(of: primitive.rawValue) + ["list"]
        case .primitive, .array, .dictionary, .nullable, .anything: Casing.words(of: variant.hint.text)
        }
    }

    /// The words without the common prefix and the common suffix.
    private static func without(_ union: [String], _ words: [String]) -> [String] {
        func isSame(_ pair: (String, String)) -> Bool { pair.0.lowercased() == pair.1.lowercased() }
        let start = zip(words, union).prefix(while: isSame).count
        let rest = words.dropFirst(start)
        let end = zip(rest.reversed(), union.dropFirst(start).reversed()).prefix(while: isSame).count
        return Array(rest.dropLast(end))
    }
}

extension UnionShape {
    /// The value of the discriminator that selects a variant alone, for each variant; nil where several do, or none.
    fileprivate var variantValues: [String?] {
        var values = variants.map { _ in [String]() }
        for choice in selection.map(\.choice) {
            guard case .value(let choice) = choice else { continue }
            for branch in choice.branches {
                if case .variant(let index) = branch.choice { values[index] += branch.values }
            }
        }
        return values.map { values in
            guard let only = values.first, values.count == 1, only.contains(where: \.isLetter) else { return nil }
            return ["true", "false", "none", "some"].contains(only.lowercased()) ? nil : only
        }
    }
}

extension UnionShape.Variant {
    fileprivate var isList: Bool {
        if case .array = type { true } else { false }
    }
}
