import OpenAPIDocument

/// Reads the documents that a description refers to: files, and with permission what is on another machine.
struct DocumentLoader {
    let allowsRemote: Bool

    func load(_ location: String) -> Result<[UInt8], DocumentSource.Failure> {
        guard location.hasPrefix("http://") || location.hasPrefix("https://") else { return loadFile(location) }
        guard allowsRemote else { return .failure(.remote) }
        return RemoteDocument.fetch(location)
    }

    private func loadFile(_ path: String) -> Result<[UInt8], DocumentSource.Failure> {
        // What a link leads to counts. A description may not make the tool wait for a pipe, or read a device that has no end.
        switch FileReader.kind(path) {
        case .device: return .failure(.unreadable(reason: "it is a device"))
        case nil: return .failure(.missing)
        case .file, .folder: return FileLoader.load(path).mapError { .unreadable(reason: $0.reason) }
        }
    }
}
