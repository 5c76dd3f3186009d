/// A path or a server's URL with names in braces, taken apart: `/users/{id}:sign` (OpenAPI, Path Templating and Server Object).
struct URLTemplate: Sendable {
    enum Piece: Sendable {
        case text(String)
        /// The placeholder of a value: its name, without the braces.
        case variable(String)
    }

    let pieces: [Piece]

    init(_ template: String) {
        var pieces: [Piece] = []
        var rest = template[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            if rest.startIndex < open { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.variable(String(rest[rest.utf8.index(after: open)..<close])))
            rest = rest[rest.utf8.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    /// Whether a path segment ends after the piece at `index`.
    func endsSegment(at index: Int) -> Bool {
        guard index + 1 < pieces.count else { return true }
        guard case .text(let text) = pieces[index + 1] else { return false }
        return text.utf8.first == UInt8(ascii: "/")
    }
}
