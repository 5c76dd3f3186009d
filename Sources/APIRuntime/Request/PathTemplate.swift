/// An operation's path, taken apart once for all its calls: `/users/{id}:sign`.
struct PathTemplate: Sendable {
    enum Piece: Sendable {
        case text(String)
        /// A parameter by its name, without the braces.
        case parameter(String)
    }

    let pieces: [Piece]

    init(_ path: String) {
        var pieces: [Piece] = []
        var rest = path[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            if rest.startIndex < open { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.parameter(String(rest[rest.utf8.index(after: open)..<close])))
            rest = rest[rest.utf8.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    /// Whether a path segment ends behind the piece at `index`.
    func endsSegment(at index: Int) -> Bool {
        guard index + 1 < pieces.count else { return true }
        guard case .text(let text) = pieces[index + 1] else { return false }
        return text.utf8.first == UInt8(ascii: "/")
    }
}
