/// The text without the spaces and tabs around it.
func trimmingBlanks(_ text: some StringProtocol) -> Substring {
    var rest = Substring(text).unicodeScalars
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return Substring(rest)
}

extension StringProtocol {
    /// The pieces between the separators, empty ones included. Scalar by scalar: in characters, an accent after a comma
    /// would hide it.
    func pieces(at separator: Unicode.Scalar, maxSplits: Int = .max) -> [Substring] {
        Substring(self).unicodeScalars
            .split(separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: false)
            .map { Substring($0) }
    }
}

/// The text of the bytes; nil for what isn't UTF-8.
func validUTF8(_ bytes: some Collection<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.utf8.elementsEqual(bytes) ? text : nil
}
