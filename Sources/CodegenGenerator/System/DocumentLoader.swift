import CodegenOpenAPIDocument

/// Reads the documents that a description refers to: files, and what was downloaded from other machines, never the network.
struct DocumentLoader {
    /// Files and folders that documents may name by absolute paths.
    private let allowed: [String]
    /// The folder of the first document.
    private let folder: String
    private let lock: LockFile?
    private let pinning: Pinning

    init(allowsOutside: [String] = [], root: String, lock: LockFile?, pinning: Pinning) {
        allowed = allowsOutside.flatMap { [FilePath.absolute($0), FileReader.real($0)].compactMap { $0 } }
        folder = FilePath.folder(of: FilePath.absolute(root))
        self.lock = lock
        self.pinning = pinning
    }

    /// The path of the file that has a document, and its bytes.
    func load(_ location: String) -> Result<(path: String?, bytes: [UInt8]), DocumentSource.Failure> {
        let place = DocumentLocation(location)
        guard place.isRemote else { return loadFile(location).map { (nil, $0) } }
        guard let lock, let document = lock.document(at: place) else {
            return .failure(.remote(command: pinning.command))
        }
        let path = lock.path(of: document)
        switch loadFile(path) {
        case .failure(.missing):
            return .failure(.changed(reason: "there is no file `\(path)`; `\(pinning.command)` downloads it again"))
        case .failure(let failure): return .failure(failure)
        case .success(let bytes):
            guard document.pins(bytes) else { return .failure(.changed(reason: pinning.fault(ofFile: path))) }
            return .success((path, bytes))
        }
    }

    /// Where a document came from, by its path or address.
    func origin(_ location: String) -> DocumentSource.Origin? {
        let place = DocumentLocation(location)
        let document = place.isRemote ? lock?.document(at: place) : lock?.document(inFile: location)
        return document.map { DocumentSource.Origin(address: $0.address, base: $0.base ?? $0.address) }
    }

    /// A file that a document names by an absolute path.
    func allows(_ path: String) -> Bool {
        let names = [FilePath.absolute(path), FileReader.real(path)].compactMap { $0 }
        return names.contains { name in allowed.contains { FilePath.isPath(name, in: $0) } }
    }

    /// Links are followed: what they lead to counts.
    func isOutside(_ location: String) -> Bool {
        guard !DocumentLocation(location).isRemote, let path = FileReader.real(location),
            let folder = FileReader.real(folder)
        else { return true }
        return !FilePath.isPath(path, in: folder)
    }

    private func loadFile(_ path: String) -> Result<[UInt8], DocumentSource.Failure> {
        guard FilePath.exists(path) else { return .failure(.missing) }
        return FileLoader.load(path).mapError { .unreadable(reason: $0.reason) }
    }
}
