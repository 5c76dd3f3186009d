import Foundation

/// Cuts a multipart body (RFC 2046, section 5.1) into its parts while it arrives, in pieces of any size.
///
/// It keeps no more of the body than a part's headers, or what may be the beginning of a boundary; each byte is looked at a bounded number
/// of times.
struct MultipartParser {
    enum Event {
        /// A part begins.
        case begin(PartHeader)
        /// Bytes of the part's content, valid during the call.
        case content(UnsafeRawBufferPointer)
        /// The part's content is complete.
        case end
    }

    private enum State {
        /// Before the first boundary: text that is ignored.
        case preamble
        /// After a boundary: blanks and a line end, or the two hyphens of the last one.
        case boundary
        case header
        case content
        /// After the last boundary: text that is ignored.
        case epilogue
    }

    /// The most bytes of a part's headers.
    static let longestHeader = 16 << 10

    /// The line end and the hyphens included.
    private let delimiter: [UInt8]
    private var state = State.preamble
    /// What has arrived and isn't taken yet. The first boundary has no line end before it where there is no preamble.
    private var rest: [UInt8] = [0x0D, 0x0A]
    /// How much of the headers has been searched for their end.
    private var searched = 0
    private var part: String?

    init(boundary: String) throws(MultipartFault) {
        guard (1...70).contains(boundary.utf8.count) else {
            throw MultipartFault(reason: "has no `boundary` in its content type")
        }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Takes the next piece.
    mutating func push(
        _ piece: Data, _ take: (Event) throws(MultipartFault) -> Void
    ) throws(MultipartFault) {
        if case .epilogue = state { return }
        rest.append(contentsOf: piece)
        // The bytes are looked at in place, and removed once.
        let bytes = rest
        rest = []
        var position = 0
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(MultipartFault) in
                while try step(bytes, &position, take) {}
            }
        }
        try result.get()
        if case .epilogue = state { return }
        rest = position == 0 ? bytes : Array(bytes[position...])
    }

    /// The end of the body; throws where it isn't the end of the last part.
    func finish() throws(MultipartFault) {
        switch state {
        case .preamble: throw MultipartFault(reason: "has no part: the boundary isn't in it")
        case .boundary, .content: throw MultipartFault(reason: "has no last boundary", part: part)
        case .header: throw MultipartFault(reason: "has a part without an empty line", part: part)
        case .epilogue: break
        }
    }

    /// Takes the parts that are complete; false where more bytes are needed.
    private mutating func step(
        _ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ take: (Event) throws(MultipartFault) -> Void
    ) throws(MultipartFault) -> Bool {
        switch state {
        case .preamble:
            guard passDelimiter(bytes, &position) != nil else { return false }
            state = .boundary
            return true
        case .boundary:
            return try stepBoundary(bytes, &position)
        case .header:
            return try stepHeader(bytes, &position, take)
        case .content:
            let start = position
            let end = passDelimiter(bytes, &position)
            let content = UnsafeRawBufferPointer(rebasing: bytes[start..<(end ?? position)])
            if !content.isEmpty { try take(.content(content)) }
            guard end != nil else { return false }
            try take(.end)
            state = .boundary
            return true
        case .epilogue:
            position = bytes.count
            return false
        }
    }

    private mutating func stepBoundary(
        _ bytes: UnsafeRawBufferPointer, _ position: inout Int
    ) throws(MultipartFault) -> Bool {
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
        guard position < bytes.count else { return false }
        let second: UInt8? = position + 1 < bytes.count ? bytes[position + 1] : nil
        switch (bytes[position], second) {
        case (UInt8(ascii: "-"), nil), (0x0D, nil):
            return false
        case (UInt8(ascii: "-"), UInt8(ascii: "-")):
            state = .epilogue
        case (0x0D, 0x0A):
            // The line end stays: where there are no headers, it is the first half of the empty line.
            state = .header
            searched = 0
            part = nil
        default:
            throw MultipartFault(reason: "has something after a boundary", part: part)
        }
        return true
    }

    private mutating func stepHeader(
        _ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ take: (Event) throws(MultipartFault) -> Void
    ) throws(MultipartFault) -> Bool {
        var index = position + searched
        while index + 3 < bytes.count {
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A {
                break
            }
            index += 1
        }
        guard index - position <= Self.longestHeader else {
            throw MultipartFault(reason: "has a part whose headers are too long")
        }
        guard index + 3 < bytes.count else {
            searched = index - position
            return false
        }
        let header = try PartHeader(UnsafeRawBufferPointer(rebasing: bytes[position..<index]))
        part = header.name
        position = index + 4
        try take(.begin(header))
        state = .content
        return true
    }

    /// Moves past the next delimiter and returns where it begins. Nil where there is none: the position is before what may be the
    /// beginning of one, then.
    private func passDelimiter(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        return delimiter.withUnsafeBytes { delimiter -> Int? in
            while position < bytes.count {
                guard let found = memchr(base + position, 0x0D, bytes.count - position) else {
                    position = bytes.count
                    return nil
                }
                position = UnsafeRawPointer(found) - base
                let count = min(delimiter.count, bytes.count - position)
                if let start = delimiter.baseAddress, memcmp(base + position, start, count) == 0 {
                    guard count == delimiter.count else { return nil }
                    defer { position += count }
                    return position
                }
                position += 1
            }
            return nil
        }
    }
}
