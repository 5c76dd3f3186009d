/// The text without the spaces and tabs around it.
func trimmingBlanks(_ text: some StringProtocol) -> Substring {
    var rest = Substring(text).unicodeScalars
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return Substring(rest)
}
