#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The list of files that the generator wrote into a folder, so that it can remove those that it no longer writes.
struct Manifest {
    static let name = ".codegen-manifest"
    private static let heading =
        "# Files written by codegen. It removes those that it no longer writes, and touches no others."

    let files: [String]

    init(files: [String]) { self.files = files.sorted() }

    /// The manifest of a folder; empty when there is none.
    init(folder: String) {
        guard case .success(let bytes) = FileReader.read(FilePath.joined(folder, Self.name)),
            let text = String(bytes: bytes, encoding: .utf8)
        else {
            files = []
            return
        }
        // A name that leads out of the folder was not written by us.
        files = text.split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix("#") && !$0.contains("/") && $0 != ".."
        }
    }

    var file: GeneratedFile {
        let text = ([Self.heading] + files).joined(separator: "\n") + "\n"
        return GeneratedFile(name: Self.name, bytes: Array(text.utf8))
    }
}
