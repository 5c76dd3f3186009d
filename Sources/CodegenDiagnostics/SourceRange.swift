/// A run of bytes in a source file: what every value read from a document keeps as its origin.
public struct SourceRange: Hashable, Sendable {
    public let file: SourceFileID
    /// Offsets of the first byte and of the byte after the last one.
    public let lowerBound: UInt32
    public let upperBound: UInt32

    public init(file: SourceFileID, lowerBound: Int, upperBound: Int) {
        self.file = file
        self.lowerBound = UInt32(clamping: lowerBound)
        self.upperBound = UInt32(clamping: upperBound)
    }
}
