import Diagnostics

/// What a run looked at outside of the tool, in the order in which it did.
final class InputLog {
    private(set) var inputs: [Input] = []
    /// Where each file of the run is among the inputs.
    private(set) var positions: [SourceFileID: Int] = [:]

    /// - Parameter earlier: What was looked at before the run began: configurations.
    init(_ earlier: InputLog? = nil) {
        inputs = earlier?.inputs ?? []
        positions = earlier?.positions ?? [:]
    }

    /// Something that a run looked at.
    struct Input: Equatable {
        let kind: Kind
        let path: String
        /// Of a file's bytes, or of the names in a folder.
        let hash: ContentHash

        enum Kind: Int { case file, folder, missing }
    }

    /// A file that was read, with its bytes on disk.
    func add(_ file: SourceFile, _ bytes: [UInt8]) {
        positions[file.id] = inputs.count
        inputs.append(Input(kind: .file, path: file.path, hash: ContentHash(bytes)))
    }

    /// A folder that was listed.
    func add(folder: String, names: [String]) {
        inputs.append(Input(kind: .folder, path: folder, hash: ContentHash(names)))
    }

    /// A file that could not be read; should it come to be, the run is another one.
    func add(missing path: String) {
        inputs.append(Input(kind: .missing, path: path, hash: ContentHash([String]())))
    }
}
