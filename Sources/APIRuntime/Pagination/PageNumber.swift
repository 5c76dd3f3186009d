/// What parameters and properties count pages and items with: integers, and numbers in other clothes.
public protocol PageNumber: Sendable {
    /// The number; nil when the value isn't a whole one.
    var pageNumber: Int? { get }

    /// Nil when the type has no such number.
    init?(pageNumber: Int)
}

extension PageNumber where Self: FixedWidthInteger {
    public var pageNumber: Int? { Int(exactly: self) }
    public init?(pageNumber: Int) { self.init(exactly: pageNumber) }
}

extension PageNumber where Self: BinaryFloatingPoint {
    public var pageNumber: Int? { Int(exactly: self) }
    public init?(pageNumber: Int) { self.init(exactly: pageNumber) }
}

extension Int: PageNumber {}
extension Int32: PageNumber {}
extension Int64: PageNumber {}
extension UInt64: PageNumber {}
extension Double: PageNumber {}
extension Float: PageNumber {}

extension String: PageNumber {
    public var pageNumber: Int? { Int(self) }
    public init?(pageNumber: Int) { self = String(pageNumber) }
}
