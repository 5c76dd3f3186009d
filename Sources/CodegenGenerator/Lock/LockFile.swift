package import CodegenDiagnostics
import CodegenDocumentTree
package import CodegenOpenAPIDocument

/// The file beside a configuration that pins what `codegen fetch` downloaded: YAML, sorted by address, for people who merge.
package struct LockFile {
    package static let name = "codegen.lock"
    private static let version = "1"

    /// The file's path beside a configuration or a description.
    package static func path(beside file: String) -> String { FilePath.joined(FilePath.folder(of: file), name) }

    /// A downloaded document.
    package struct Document: Sendable, Equatable {
        /// Where it was asked for.
        package var address: DocumentLocation
        /// Where redirects led to, if its relative references depend on that.
        package var base: DocumentLocation?
        /// Its file, relative to the lock's folder.
        package var file: String
        /// Of the file's bytes, in hexadecimal digits.
        package var sha256: String
        /// In bytes.
        package var size: Int
        /// What the server calls this version of it (RFC 9110, section 8.8).
        package var eTag: String?
        package var lastModified: String?
        /// The day on which this content was downloaded first: `2026-11-30`, UTC.
        package var date: String

        package init(
            address: DocumentLocation, base: DocumentLocation? = nil, file: String, sha256: String, size: Int,
            eTag: String? = nil, lastModified: String? = nil, date: String
        ) {
            self.address = address
            self.base = base
            self.file = file
            self.sha256 = sha256
            self.size = size
            self.eTag = eTag
            self.lastModified = lastModified
            self.date = date
        }

        /// As the file was before a checkout by Git for Windows.
        package static func withUnixLineEnds(_ bytes: [UInt8]) -> [UInt8] {
            OutputFolder.withoutCarriageReturns(bytes)
        }

        /// Whether the bytes are those that were downloaded; line ends of a checkout by Git for Windows don't count.
        package func pins(_ bytes: [UInt8]) -> Bool {
            if bytes.count == size, SHA256.hexadecimal(bytes) == sha256 { return true }
            let unix = Self.withUnixLineEnds(bytes)
            return unix.count == size && SHA256.hexadecimal(unix) == sha256
        }
    }

    package let path: String
    package var documents: [Document] = []

    /// The lock of a path; a missing file is an empty one, and a damaged one is reported as an error.
    package init(_ path: String, sources: SourceFiles, diagnostics: DiagnosticCollector) {
        self.path = path
        guard FilePath.exists(path) else { return }
        switch FileLoader.load(path) {
        case .failure(let error):
            let message = "the lock of downloads can't be read: \(error.reason)"
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: .file(path: path)))
        case .success(let bytes):
            read(sources.add(path: path, bytes: bytes), diagnostics)
        }
    }

    // MARK: Documents

    /// The path of a document's file.
    package func path(of document: Document) -> String {
        FilePath.joined(FilePath.folder(of: path), document.file)
    }

    /// What was downloaded from an address.
    package func document(at address: DocumentLocation) -> Document? { documents.first { $0.address == address } }

    /// What was downloaded to a file.
    package func document(inFile path: String) -> Document? {
        let place = FilePath.absolute(path)
        return documents.first { FilePath.absolute(self.path(of: $0)) == place }
    }

    // MARK: Reading

    private static let keys = ["address", "base", "file", "sha256", "size", "etag", "last-modified", "date"]

    private mutating func read(_ file: SourceFile, _ diagnostics: DiagnosticCollector) {
        func damaged(_ reason: String, _ range: SourceRange) {
            let message =
                "the lock of downloads is damaged: \(reason); take the file from the last commit, or delete it and run "
                + "`codegen fetch`"
            diagnostics.error(.damagedLock, message, at: range)
        }
        guard let root = DocumentReader().read(file, into: diagnostics) else { return }
        guard let mapping = root.object else { return damaged("it has to be a map", root.range) }
        guard let version = mapping["version"] else { return damaged("it has no `version`", root.range) }
        guard version.scalarText == Self.version else {
            let message =
                "this codegen reads `version: \(Self.version)` of the lock alone; the codegen that wrote it reads this one"
            return diagnostics.error(.damagedLock, message, at: version.range)
        }
        for node in mapping["documents"]?.array ?? [] {
            switch Self.document(node) {
            case .success(let document): documents.append(document)
            case .failure(let fault): damaged(fault.reason, fault.node.range)
            }
        }
    }

    private struct Fault: Error {
        let reason: String
        let node: Node
    }

    private static func document(_ node: Node) -> Result<Document, Fault> {
        guard let mapping = node.object else {
            return .failure(Fault(reason: "a document has to be a map", node: node))
        }
        func text(_ key: String) throws(Fault) -> String {
            guard let text = mapping[key]?.scalarText, !text.isEmpty else {
                throw Fault(reason: "a document needs `\(key)`", node: mapping[key] ?? node)
            }
            return text
        }
        return Result { () throws(Fault) -> Document in
            if let entry = mapping.entries.first(where: { !keys.contains($0.key) }) {
                throw Fault(reason: "a document has no key `\(entry.key)`", node: entry.value)
            }
            let address = DocumentLocation(try text("address"))
            guard address.isRemote else {
                throw Fault(reason: "`address` isn't one of `https`", node: mapping["address"] ?? node)
            }
            let file = try text("file")
            let digest = try text("sha256")
            guard digest.utf8.count == 64 else {
                throw Fault(reason: "`sha256` has 64 digits", node: mapping["sha256"] ?? node)
            }
            guard let size = Int(try text("size")), size >= 0 else {
                throw Fault(reason: "`size` is a number of bytes", node: mapping["size"] ?? node)
            }
            return Document(
                address: address, base: mapping["base"]?.string.map(DocumentLocation.init), file: file,
                sha256: digest.lowercased(), size: size, eTag: mapping["etag"]?.scalarText,
                lastModified: mapping["last-modified"]?.scalarText, date: try text("date"))
        }
    }

    // MARK: Writing

    package var text: String {
        var text = """
            # What `codegen fetch` downloaded, pinned by content. Written by codegen; commit it with the files.
            version: \(Self.version)
            documents:

            """
        for document in documents.sorted(by: { ($0.address.text, $0.file) < ($1.address.text, $1.file) }) {
            text += "  - address: \(YAMLText.quoted(document.address.text))\n"
            if let base = document.base { text += "    base: \(YAMLText.quoted(base.text))\n" }
            text += "    file: \(YAMLText.quoted(document.file))\n"
            text += "    sha256: \(YAMLText.quoted(document.sha256))\n"
            text += "    size: \(document.size)\n"
            if let eTag = document.eTag { text += "    etag: \(YAMLText.quoted(eTag))\n" }
            if let date = document.lastModified { text += "    last-modified: \(YAMLText.quoted(date))\n" }
            text += "    date: \(YAMLText.quoted(document.date))\n"
        }
        return text
    }

}
