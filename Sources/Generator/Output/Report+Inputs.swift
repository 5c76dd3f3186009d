extension Generator.Report {
    /// Whether everything that the run looked at is in a list of paths, one a line.
    package func readNothing(but list: String) -> Bool {
        guard case .success(let bytes) = FileReader.read(list) else { return false }
        let known = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { Self.place(String($0)) }
        return Set(inputs.map(Self.place)).isSubset(of: known)
    }

    /// By whatever way a path leads there.
    private static func place(_ path: String) -> String { FileReader.real(path) ?? FilePath.absolute(path) }

    /// Makes a file another one for those who ask by its date or its contents.
    package static func change(_ path: String) {
        let number = (try? FileReader.read(path).get()).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        try? FileWriter.replace(path, with: Array(String(number &+ 1).utf8))
    }
}
