import CodegenOpenAPIDocument

/// Reads the documents that a description refers to: files, and with permission what is on another machine.
struct DocumentLoader {
    private let allowsRemote: Bool
    /// Files and folders that documents may name by absolute paths.
    private let allowed: [String]
    /// The folder of the first document.
    private let folder: String

    init(allowsRemote: Bool, allowsOutside: [String] = [], root: String) {
        self.allowsRemote = allowsRemote
        allowed = allowsOutside.flatMap { [FilePath.absolute($0), FileReader.real($0)].compactMap { $0 } }
        folder = FilePath.folder(of: FilePath.absolute(root))
    }

    func load(_ location: String) -> Result<[UInt8], DocumentSource.Failure> {
        guard Self.isRemote(location) else { return loadFile(location) }
        guard allowsRemote else { return .failure(.remote) }
        return RemoteDocument.fetch(location)
    }

    /// A file that a document names by an absolute path.
    func allows(_ path: String) -> Bool {
        let names = [FilePath.absolute(path), FileReader.real(path)].compactMap { $0 }
        return names.contains { name in allowed.contains { FilePath.isPath(name, in: $0) } }
    }

    /// Links are followed: what they lead to counts.
    func isOutside(_ location: String) -> Bool {
        guard !Self.isRemote(location), let path = FileReader.real(location), let folder = FileReader.real(folder)
        else { return true }
        return !FilePath.isPath(path, in: folder)
    }

    private func loadFile(_ path: String) -> Result<[UInt8], DocumentSource.Failure> {
        guard FilePath.exists(path) else { return .failure(.missing) }
        return FileLoader.load(path).mapError { .unreadable(reason: $0.reason) }
    }

    private static func isRemote(_ location: String) -> Bool {
        location.hasPrefix("http://") || location.hasPrefix("https://")
    }
}
