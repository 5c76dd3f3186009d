import HTTPTypes

/// The `Link` header (RFC 8288, section 3): `<https://example.com/pets?page=2>; rel="next", <…>; rel="last"`.
enum LinkHeader {
    /// The target of the first link with a relation.
    static func target(of relation: String, in fields: HTTPFields) -> String? {
        for field in fields where field.name.canonicalName == "link" {
            var parser = Parser(text: Array(field.value.utf8))
            while let link = parser.nextLink() {
                if link.relations.contains(relation) { return link.target }
            }
        }
        return nil
    }

    private struct Parser {
        let text: [UInt8]
        var position = 0

        /// The next link; what can't be one ends the header.
        mutating func nextLink() -> (target: String, relations: [String])? {
            while take(",") || skipSpace() {}
            guard take("<"), let end = text[position...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            let target = String(decoding: text[position..<end], as: UTF8.self)
            position = end + 1
            var relations: [String]?
            while true {
                _ = skipSpace()
                guard take(";") else { break }
                _ = skipSpace()
                let name = token().lowercased()
                _ = skipSpace()
                var value = ""
                if take("=") {
                    _ = skipSpace()
                    value = take("\"") ? quoted() : token()
                }
                // Only the first `rel` of a link counts.
                if name == "rel", relations == nil {
                    relations = value.lowercased().split { $0 == " " || $0 == "\t" }.map(String.init)
                }
            }
            return (target, relations ?? [])
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        private mutating func skipSpace() -> Bool {
            let start = position
            while position < text.count, text[position] == 0x20 || text[position] == 0x09 { position += 1 }
            return position > start
        }

        private mutating func token() -> String {
            let start = position
            while position < text.count, !";,= \t".utf8.contains(text[position]) { position += 1 }
            return String(decoding: text[start..<position], as: UTF8.self)
        }

        /// Up to the closing quote, backslashes taken off.
        private mutating func quoted() -> String {
            var bytes: [UInt8] = []
            while position < text.count, !take("\"") {
                if take("\\"), position == text.count { break }
                bytes.append(text[position])
                position += 1
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
