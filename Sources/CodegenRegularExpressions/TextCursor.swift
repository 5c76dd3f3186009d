/// A place in a text, from which characters are taken in one direction.
protocol TextCursor {
    /// How many characters are before the place in the text, whatever the direction.
    var offset: Int { get }
    /// The characters beside the place; nil at the text's start and end.
    var before: Unicode.Scalar? { get }
    var after: Unicode.Scalar? { get }
    /// Whether no character is left to be taken.
    var isDone: Bool { get }
    /// Takes the next character; there has to be one.
    mutating func take() -> Unicode.Scalar
}

/// From the start to the end of a string, without a copy of it.
struct StringCursor: TextCursor {
    private let text: String.UnicodeScalarView
    private var index: String.UnicodeScalarView.Index
    private(set) var offset = 0

    init(_ text: String) {
        self.text = text.unicodeScalars
        index = self.text.startIndex
    }

    var before: Unicode.Scalar? { index > text.startIndex ? text[text.index(before: index)] : nil }
    var after: Unicode.Scalar? { isDone ? nil : text[index] }
    var isDone: Bool { index == text.endIndex }

    mutating func take() -> Unicode.Scalar {
        let scalar = text[index]
        text.formIndex(after: &index)
        offset += 1
        return scalar
    }
}

/// From one end of a list of characters to the other.
struct ArrayCursor: TextCursor {
    private let text: [Unicode.Scalar]
    private let isBackwards: Bool
    private(set) var offset: Int

    init(_ text: [Unicode.Scalar], isBackwards: Bool) {
        self.text = text
        self.isBackwards = isBackwards
        offset = isBackwards ? text.count : 0
    }

    var before: Unicode.Scalar? { offset > 0 ? text[offset - 1] : nil }
    var after: Unicode.Scalar? { offset < text.count ? text[offset] : nil }
    var isDone: Bool { offset == (isBackwards ? 0 : text.count) }

    mutating func take() -> Unicode.Scalar {
        if isBackwards {
            offset -= 1
            return text[offset]
        }
        offset += 1
        return text[offset - 1]
    }
}
