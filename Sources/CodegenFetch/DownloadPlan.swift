import CodegenDiagnostics
import CodegenDocumentTree
import CodegenGenerator
import CodegenOpenAPIDocument

/// The files to write after a walk, and the summary to print.
struct DownloadPlan {
    private(set) var lines: [String] = []
    private(set) var hasChanges = false
    private var replacement = FileReplacement()
    private var lock: LockFile
    private let fetch: Fetch
    private let diagnostics: DiagnosticCollector

    init(_ walk: DownloadWalk, apis: [APIConfiguration], fetch: Fetch, diagnostics: DiagnosticCollector) {
        lock = walk.lock
        self.fetch = fetch
        self.diagnostics = diagnostics
        let old = walk.lock
        let entries = Self.entries(of: walk, apis: apis)
        for api in apis {
            let own = entries.filter { $0.document.api == api.name }
            let known = lines.count
            for entry in own { place(entry, old) }
            if lines.count > known { continue }
            lines.append("\(api.name): \(Self.rest(own.count, isRemote: walk.remoteAPIs.contains(api.name)))")
        }
        removeUnused(entries, old)
        if lock.text != old.text || !FilePath.exists(lock.path) && !lock.documents.isEmpty {
            replacement.write(Array(lock.text.utf8), to: lock.path)
        }
    }

    /// The message for an API without changes.
    private static func rest(_ count: Int, isRemote: Bool) -> String {
        if count > 0 { return "up to date, \(count.grouped) document\(count == 1 ? "" : "s")" }
        return isRemote
            ? "it needs what an API before it has fetched"
            : "nothing to fetch: it has no `source`, and no references to other machines"
    }

    /// A document, and the file that it is to be in.
    private struct Entry {
        let document: DownloadedDocument
        let file: String
    }

    private static func entries(of walk: DownloadWalk, apis: [APIConfiguration]) -> [Entry] {
        let folder = FilePath.folder(of: walk.lock.path)
        var names = FileNames(taken: walk.lock.documents.map(\.file))
        return walk.documents.flatMap { document -> [Entry] in
            var roots: [String] = []
            for api in apis where api.source?.address == document.address {
                let file = FilePath.relative(api.input, to: folder)
                if !roots.contains(file) { roots.append(file) }
            }
            if roots.isEmpty {
                let known = walk.lock.documents.first { $0.address == document.address && $0.isOurs }?.file
                roots = [known ?? names.name(for: document.address, isJSON: document.isJSON)]
            }
            return roots.map { Entry(document: document, file: $0) }
        }
    }

    // MARK: One document

    private mutating func place(_ entry: Entry, _ old: LockFile) {
        let document = entry.document
        let pinned = old.documents.first { $0.address == document.address && $0.file == entry.file }
        var new = LockFile.Document(
            address: document.address,
            base: document.base != document.address && document.hasRelativeReferences ? document.base : nil,
            file: entry.file, sha256: document.sha256, size: document.bytes.count,
            eTag: document.eTag, lastModified: document.lastModified, date: fetch.options.date)
        let path = old.path(of: new)
        let disk = FileContents.read(path)
        if disk == nil, FilePath.exists(path) {
            let message = "`\(path)` can't be replaced: it is no file, or isn't readable"
            return diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: .file(path: path)))
        }
        let isSame = disk.map { document.isEqual(to: $0) } ?? false
        if let pinned, pinned.sha256 == new.sha256 { new.date = pinned.date }
        lock.documents.removeAll { $0.file == new.file }
        lock.documents.append(new)
        guard !isSame || pinned == nil else { return }
        guard let disk, !isSame else {
            hasChanges = true
            if !isSame { replacement.write(document.bytes, to: path) }
            lines.append("\(label(entry)) \(Self.verb(pinned, new, isSame, isCheck: fetch.options.isCheck))")
            return
        }
        // It may have come from an earlier address.
        let earlier = old.documents.first { $0.file == entry.file }
        guard earlier?.pins(disk) == true || fetch.options.isForced else {
            let fault =
                earlier == nil
                ? "`\(path)` exists already, and isn't what is at `\(document.address.printed)`; `--force` overwrites it"
                : "`\(path)` isn't what was downloaded; move what was changed in it to an overlay, or `--force` overwrites it"
            diagnostics.report(Diagnostic(.error, .changedDownload, fault, at: .file(path: path)))
            return
        }
        replacement.write(document.bytes, to: path)
        compare(disk, entry, path)
    }

    private static func verb(
        _ pinned: LockFile.Document?, _ new: LockFile.Document, _ isSame: Bool, isCheck: Bool
    ) -> String {
        let size = "\(new.size.grouped) bytes"
        if isSame { return isCheck ? "isn't pinned" : "is pinned, \(size)" }
        if pinned == nil { return isCheck ? "isn't downloaded" : "is new, \(size)" }
        return isCheck ? "is missing" : "is there again, \(size)"
    }

    private func label(_ entry: Entry) -> String {
        entry.document.api == entry.file ? entry.file : "\(entry.document.api): \(entry.file)"
    }

    private mutating func compare(_ disk: [UInt8], _ entry: Entry, _ path: String) {
        let document = entry.document
        let file = fetch.sources.add(path: path, bytes: disk)
        guard let before = DocumentReader().read(file, into: DiagnosticCollector()) else {
            hasChanges = true
            lines.append("\(label(entry)) has changed: what was there can't be read")
            return
        }
        let changes = DescriptionChanges(from: before, to: document.root)
        guard !changes.isEmpty else {
            lines.append("\(label(entry)) has changed in its text, but in no value")
            return
        }
        hasChanges = true
        lines.append("\(label(entry)) has changed")
        lines += changes.lines.map { "  \($0)" }
    }

    // MARK: All of them

    /// Drops what these APIs needed before and no longer do, unless another document refers to it.
    private mutating func removeUnused(_ entries: [Entry], _ old: LockFile) {
        let unused = UnusedDocuments(
            in: old, after: entries.map(\.document), files: Set(entries.map(\.file)), sources: fetch.sources
        ).addresses
        for document in old.documents where unused.contains(document.address) {
            lock.documents.removeAll { $0.address == document.address }
            let path = old.path(of: document)
            guard let bytes = FileContents.read(path), document.pins(bytes) else { continue }
            replacement.remove(path)
            if !fetch.options.isCheck { lines.append("\(document.file) is removed: nothing refers to it any more") }
        }
    }

    func write(_ diagnostics: DiagnosticCollector) {
        do {
            try replacement.apply(stagingIn: FilePath.folder(of: lock.path))
        } catch {
            let message = "what was downloaded can't be written: \(FileReplacement.reason(error)); nothing has changed"
            diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: .file(path: lock.path)))
        }
    }
}

extension DownloadedDocument {
    /// Whether a file has the same content; line ends of a checkout by Git for Windows don't count.
    fileprivate func isEqual(to disk: [UInt8]) -> Bool {
        disk == bytes || LockFile.Document.withUnixLineEnds(disk) == bytes
    }

    /// Whether where it was found decides what it refers to.
    fileprivate var hasRelativeReferences: Bool {
        let own = WebOrigin(base)
        return references.all.contains { WebOrigin($0.location) == own }
    }
}
