/// Prints numbers of fixed width, as dates have them, into memory that is there already.
struct DecimalDigits {
    private let text: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ text: UnsafeMutableRawBufferPointer) {
        self.text = text
    }

    @inline(__always)
    mutating func append(_ separator: Unicode.Scalar) {
        text[count] = UInt8(ascii: separator)
        count &+= 1
    }

    /// A separator, and a number that isn't negative in exactly `width` digits.
    @inline(__always)
    mutating func append(_ separator: Unicode.Scalar, _ number: Int, width: Int) {
        append(separator)
        append(number, width: width)
    }

    /// `2024-08-01`
    mutating func append(_ day: (year: Int, month: Int, day: Int)) {
        append(day.year, width: 4)
        append("-", day.month, width: 2)
        append("-", day.day, width: 2)
    }

    @inline(__always)
    private mutating func append(_ number: Int, width: Int) {
        var rest = UInt32(truncatingIfNeeded: number)
        var index = count &+ width
        while index > count {
            index &-= 1
            text[index] = UInt8(truncatingIfNeeded: rest % 10) &+ UInt8(ascii: "0")
            rest /= 10
        }
        count &+= width
    }
}
