/// The list of files that the generator wrote into a folder, so that it can remove those that it no longer writes.
struct Manifest {
    static let name = ".codegen-manifest"
    private static let heading =
        "# Files written by codegen. It removes those that it no longer writes, and touches no others."

    let files: [String]
    /// The index of the first malformed line, from zero: an edit, or the marks of a merge conflict.
    private(set) var damage: (line: Int, reason: String)?

    init(files: [String]) { self.files = files.sorted() }

    /// The manifest of a folder by its bytes, whatever its line ends are; without any it is empty.
    init(bytes: [UInt8]?) {
        var names: [String] = []
        var damage: (line: Int, reason: String)?
        let lines = (bytes ?? []).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, bytes) in lines.enumerated() {
            let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
            if number == 0, !line.starts(with: "# ".utf8) {
                damage = (number, "the file doesn't begin as codegen begins it")
            }
            guard !line.isEmpty, line.first != UInt8(ascii: "#") else { continue }
            if let name = Self.fileName(line) {
                names.append(name)
            } else {
                damage = damage ?? (number, "this line names no file of codegen's")
            }
        }
        files = names
        self.damage = damage
        if bytes?.isEmpty == true { self.damage = (0, "the file is empty") }
    }

    /// Nil for what the generator never writes, and for what leads out of the folder.
    private static func fileName(_ line: ArraySlice<UInt8>) -> String? {
        guard let name = String(validating: line, as: UTF8.self), name.hasSuffix(".swift"),
            !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 < 0x20 })
        else { return nil }
        return name
    }

    var file: GeneratedFile {
        let text = ([Self.heading] + files).joined(separator: "\n") + "\n"
        return GeneratedFile(name: Self.name, bytes: Array(text.utf8))
    }
}
