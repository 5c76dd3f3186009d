/// A run of bytes in a source file: what every value read from a document keeps as its origin.
package struct SourceRange: Hashable, Sendable {
    package let file: SourceFileID
    /// Offsets of the first byte and of the byte after the last one.
    package let lowerBound: UInt32
    package let upperBound: UInt32

    package init(file: SourceFileID, lowerBound: Int, upperBound: Int) {
        self.file = file
        self.lowerBound = UInt32(clamping: lowerBound)
        self.upperBound = UInt32(clamping: upperBound)
    }
}
