import Foundation

/// The inputs of a target's generation: a change in any of them generates again.
///
/// They are found by their text, since a plugin has no reader of YAML: whatever in a document is a file's path counts, which may
/// be one too many. What this overlooks is noticed by the tool, which knows what it read.
struct BuildInputs {
    /// Files, and folders whose list of files matters.
    private(set) var paths: Set<String> = []
    private let folder: URL

    init(folder: URL, description: URL, options: URL?) {
        self.folder = folder
        let own =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        for file in own where Self.kinds.contains(file.pathExtension) { add(file) }
        if let options { add(options) }
        for name in ["codegen.names", "codegen.baseline"] {
            let file = folder.appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: file.path) { add(file) }
        }
        if let templates = options.flatMap(Self.text).flatMap(Self.templates) {
            addTemplates(in: URL(fileURLWithPath: templates, relativeTo: folder.appendingPathComponent("codegen.yaml")))
        }
        let lock = folder.appendingPathComponent("codegen.lock")
        let locks = FileManager.default.fileExists(atPath: lock.path) ? [lock] : []
        for file in locks { add(file) }
        // The lock names the files of what was downloaded.
        follow(
            from: own.filter { Self.kinds.contains($0.pathExtension) && $0.pathExtension != "mustache" } + [description]
                + locks
        )
    }

    private static let kinds = ["yaml", "yml", "json", "mustache"]

    private mutating func add(_ file: URL) { paths.insert(file.standardizedFileURL.path) }

    // MARK: Templates

    /// The value of `templates:`. The tool parses the rest of the file.
    private static func templates(_ options: String) -> String? {
        for line in options.split(whereSeparator: \.isNewline) {
            guard let key = line.range(of: #"^\s*["']?templates["']?\s*:\s*"#, options: .regularExpression) else {
                continue
            }
            let value = line[key.upperBound...]
            if let quote = value.first, quote == "\"" || quote == "'" {
                return String(value.dropFirst().prefix { $0 != quote })
            }
            let plain = value.range(of: " #").map { value[..<$0.lowerBound] } ?? value
            return plain.trimmingCharacters(in: .whitespaces)
        }
        return nil
    }

    private mutating func addTemplates(in folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard !names.isEmpty else { return }
        // Adding or removing a template changes the folder.
        add(folder)
        for name in names where name.hasSuffix(".mustache") { add(folder.appendingPathComponent(name)) }
    }

    // MARK: References

    private mutating func follow(from documents: [URL]) {
        var pending = documents.map(\.standardizedFileURL)
        var seen = Set(pending.map(\.path))
        while let document = pending.popLast(), seen.count < 10_000 {
            guard let text = Self.text(document) else { continue }
            for word in Self.words(of: text) {
                for file in files(named: word, in: document) where seen.insert(file.path).inserted {
                    add(file)
                    pending.append(file)
                }
            }
        }
    }

    /// The files that a text may mean in a document: beside it, or seen from the description, with or without an ending.
    private func files(named word: String, in document: URL) -> [URL] {
        let address = word.prefix { $0 != "#" }
        guard address.contains(where: { $0 == "." || $0 == "/" }),
            !address.contains("://") || address.hasPrefix("file://")
        else { return [] }
        let decoded = address.removingPercentEncoding ?? String(address)
        let path = decoded.hasPrefix("file:") ? Self.path(ofFileAddress: decoded) : decoded
        let places = [document.deletingLastPathComponent(), folder].map {
            path.hasPrefix("/") ? path : $0.path + "/" + path
        }
        let candidates = places.flatMap { place in ["", ".yaml", ".yml", ".json"].map { place + $0 } }
        return candidates.filter(Self.isFile).map { URL(fileURLWithPath: $0).standardizedFileURL }
    }

    private static func path(ofFileAddress address: String) -> String {
        var path = address.dropFirst("file:".count)
        if path.hasPrefix("//") { path = path.dropFirst(2).drop { $0 != "/" } }
        return String(path)
    }

    /// The words of a line, split at quotes, whitespace and punctuation, and each quoted string as a whole.
    private static func words(of text: String) -> Set<String> {
        let text = text.replacingOccurrences(of: "\\/", with: "/")
        var words = Set(text.components(separatedBy: separators))
        for quote in ["\"", "'"] { words.formUnion(text.components(separatedBy: quote).filter { $0.count < 1_000 }) }
        return words
    }

    private static let separators = CharacterSet.whitespacesAndNewlines.union(
        CharacterSet(charactersIn: "\"',[]{}<>|`"))

    // MARK: Files

    /// A file with something in it; the system's own have no size, and may have to be waited for.
    private static func isFile(_ path: String) -> Bool {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else { return false }
        return attributes[.type] as? FileAttributeType == .typeRegular && (attributes[.size] as? Int ?? 0) > 0
    }

    private static func text(_ file: URL) -> String? {
        guard isFile(file.path), let bytes = try? Data(contentsOf: file), bytes.count < 256 << 20 else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
