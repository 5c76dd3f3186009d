import CodegenDiagnostics
import CodegenOpenAPIDocument

/// How an API's downloads are pinned.
package struct Pinning: Sendable {
    /// The file that pins them; nil for none.
    package var lockFile: String?
    /// The command that downloads the missing documents, ready to paste.
    package var command: String

    package init(lockFile: String? = nil, command: String = "codegen fetch") {
        self.lockFile = lockFile
        self.command = command
    }

    /// For one API of a configuration.
    package init(api: String, configuration: String) {
        let option = configuration == "openapi/codegen.yaml" ? "" : " --config \(Self.shellWord(configuration))"
        self.init(
            lockFile: LockFile.path(beside: configuration), command: "codegen fetch \(Self.shellWord(api))\(option)")
    }

    /// For one description, perhaps with a file of options.
    package init(input: String, options: String?) {
        let option = options.map { " --options \(Self.shellWord($0))" } ?? ""
        self.init(
            lockFile: LockFile.path(beside: options ?? input),
            command: "codegen fetch --input \(Self.shellWord(input))\(option)")
    }

    /// The text as one word of a shell.
    package static func shellWord(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { byte in
            switch UInt8(byte) {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "/.-_:+,@%=".utf8.contains(byte)
            }
        }
        return plain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}

extension Pinning {
    /// The error for a modified download, with its remedy.
    func fault(ofFile path: String) -> String {
        let lock = lockFile.map { FilePath.name(of: $0) } ?? LockFile.name
        return
            "`\(FilePath.name(of: path))` isn't what was downloaded: its SHA-256 isn't the one in `\(lock)`; corrections "
            + "belong into an overlay, and `\(command) --force` downloads the file again"
    }

    /// The lock; nil without one, or when it is damaged, which has been reported then.
    func readLock(sources: SourceFiles, diagnostics: DiagnosticCollector) -> LockFile? {
        guard let lockFile, FilePath.exists(lockFile) else { return nil }
        return LockFile(lockFile, sources: sources, diagnostics: diagnostics)
    }
}

extension APIConfiguration {
    /// Why a description with a source can't be read from its file; nil for others.
    func faultOfDownload(_ lock: LockFile?) -> Diagnostic? {
        guard let source, !readsStandardInput else { return nil }
        let location = (source.range ?? inputRange).map(Diagnostic.Location.range) ?? .file(path: input)
        let isPinned = lock?.documents.contains { $0.address == source.address && lock?.isFile($0, input) == true }
        guard isPinned == true else {
            if let other = lock?.document(inFile: input) {
                let message =
                    "`\(input)` was downloaded from `\(other.address.printed)`; `\(pinning.command)` downloads it from here"
                return Diagnostic(.error, .missingDownload, message, at: location)
            }
            let message = "`\(input)` isn't downloaded; `\(pinning.command)` does that"
            return Diagnostic(.error, .missingDownload, message, at: location)
        }
        guard !FilePath.exists(input) else { return nil }
        let message = "there is no file `\(input)`; `\(pinning.command)` downloads it again"
        return Diagnostic(.error, .changedDownload, message, at: location)
    }
}

extension LockFile {
    /// Whether a document's file is the one at a path.
    package func isFile(_ document: Document, _ path: String) -> Bool {
        FilePath.absolute(self.path(of: document)) == FilePath.absolute(path)
    }
}
