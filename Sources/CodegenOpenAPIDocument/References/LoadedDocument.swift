import CodegenDiagnostics
import CodegenDocumentTree

/// One document of a description: its tree, and the places in it that have names of their own.
final class LoadedDocument {
    let root: Node
    let file: SourceFileID
    let location: DocumentLocation
    /// The pointer of the root: its file's path for every document but the first.
    let pointer: Pointer
    private let mayHaveIdentifiers: Bool

    init(root: Node, file: SourceFile, location: DocumentLocation, pointer: Pointer) {
        self.root = root
        self.file = file.id
        self.location = location
        self.pointer = pointer
        mayHaveIdentifiers = file.mentionsIdentifiers
    }

    var place: Place { Place(node: root, pointer: pointer) }

    /// The resources and anchors within; made once, and only for documents that have any.
    private(set) lazy var names: ResourceIndex = {
        let own = root.object?["$self"]?.string
        let base = own.map { location.resolving($0) } ?? location
        guard mayHaveIdentifiers else { return ResourceIndex(root: place, base: base) }
        return ResourceIndex.walking(place, base: base)
    }()
}

extension SourceFile {
    /// Whether the file has a `$id`, `$anchor`, `$dynamicAnchor` or `$self` anywhere: most have none, and needn't be walked.
    fileprivate var mentionsIdentifiers: Bool {
        let names = ["$id", "$anchor", "$dynamicAnchor", "$self"].map { Array($0.utf8) }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == UInt8(ascii: "$") {
                if names.contains(where: { bytes[index...].starts(with: $0) }) { return true }
            }
            return false
        }
    }
}
