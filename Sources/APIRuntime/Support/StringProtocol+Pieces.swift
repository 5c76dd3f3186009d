extension StringProtocol {
    /// What is between the separators, empty pieces included. Scalar by scalar: in characters, an accent behind a comma
    /// would hide it.
    func pieces(at separator: Unicode.Scalar, maxSplits: Int = .max) -> [Substring] {
        Substring(self).unicodeScalars
            .split(separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: false)
            .map { Substring($0) }
    }
}
