/// A text that is equal to no other spelling of it.
///
/// Swift takes `é` for equal to `e` with an accent behind it; to JSON, and to everything that a description names, these are two
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
        // What Swift tells apart is told apart quickly; what it doesn't hardly ever differs.
        self == other && utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}
