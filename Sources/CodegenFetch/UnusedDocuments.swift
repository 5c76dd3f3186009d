import CodegenDiagnostics
import CodegenDocumentTree
import CodegenGenerator
import CodegenOpenAPIDocument

/// The documents of a lock that downloaded ones no longer refer to.
struct UnusedDocuments {
    private(set) var addresses: Set<DocumentLocation> = []
    private let lock: LockFile
    private let sources: SourceFiles

    /// Files are read where documents have changed, which is seldom.
    ///
    /// - Parameters:
    ///   - documents: What a walk has found.
    ///   - files: Where that is to be.
    init(in lock: LockFile, after documents: [DownloadedDocument], files: Set<String>, sources: SourceFiles) {
        self.lock = lock
        self.sources = sources
        let kept = Set(documents.map(\.address))
        var pending = documents.filter { document in
            lock.documents.contains { $0.address == document.address && $0.sha256 != document.sha256 }
        }.map(\.address)
        let replaced = lock.documents.filter { files.contains($0.file) }.map(\.address).filter { !kept.contains($0) }
        pending += replaced
        while let address = pending.popLast() {
            for next in references(of: address) where !kept.contains(next) && isOurs(next) {
                if addresses.insert(next).inserted { pending.append(next) }
            }
        }
        guard !addresses.isEmpty else { return }
        // What others still need stays, with all that it needs itself.
        let gone = addresses.union(kept).union(replaced)
        var needed = lock.documents.map(\.address).filter { !gone.contains($0) }
        while let address = needed.popLast() {
            for next in references(of: address) where addresses.remove(next) != nil { needed.append(next) }
        }
    }

    private func isOurs(_ address: DocumentLocation) -> Bool {
        let documents = lock.documents.filter { $0.address == address }
        return !documents.isEmpty && documents.allSatisfy(\.isOurs)
    }

    /// What the file on disk refers to.
    private func references(of address: DocumentLocation) -> [DocumentLocation] {
        guard let document = lock.document(at: address), let bytes = FileContents.read(lock.path(of: document)) else {
            return []
        }
        let file = sources.add(path: lock.path(of: document), bytes: bytes)
        guard let root = DocumentReader().read(file, into: DiagnosticCollector()) else { return [] }
        let references = OutgoingReferences(of: root, at: document.base ?? document.address)
        return references.all.map(\.location).filter(\.isRemote)
    }
}

extension LockFile.Document {
    /// Whether a fetch has chosen the file: it is in the folder for that.
    var isOurs: Bool { file.hasPrefix(FileNames.folder + "/") && !file.split(separator: "/").contains("..") }
}
