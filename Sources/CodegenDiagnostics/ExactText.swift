/// Text compared by code points, so that canonically equivalent spellings differ.
///
/// In Swift `é` equals `e` with a combining accent; to JSON, and to everything that a description names, these are two
/// names.
package struct ExactText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (a: ExactText, b: ExactText) -> Bool { a.text.isExactly(b.text) }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension String {
    /// Whether another text has the same code points.
    package func isExactly(_ other: String) -> Bool {
        // Swift's comparison is quick, and its equal strings hardly ever differ.
        self == other && utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}
