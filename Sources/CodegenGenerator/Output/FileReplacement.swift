#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes and removes files: all of them, or, when something fails, none.
///
/// New files are prepared aside first; then each takes the place of the old one, which is kept until all are there.
package struct FileReplacement {
    private var changes: [(path: String, bytes: [UInt8]?)] = []

    package init() {}

    package mutating func write(_ bytes: [UInt8], to path: String) { changes.append((path, bytes)) }

    package mutating func remove(_ path: String) { changes.append((path, nil)) }

    /// - Parameter folder: An existing folder of the same file system, in which the files are prepared.
    package func apply(stagingIn folder: String) throws {
        StagingFolder.removeLeftovers(in: folder)
        guard !changes.isEmpty else { return }
        let staging = try StagingFolder(in: folder)
        defer { staging.remove() }
        for (number, change) in changes.enumerated() {
            if let bytes = change.bytes { try FileWriter.write(bytes, to: "\(staging.path)/\(number).new") }
        }
        try exchange(staging.path)
    }

    /// Why it couldn't, in plain words.
    package static func reason(_ error: any Error) -> String { FileWriter.reason(error) }

    private func exchange(_ staging: String) throws {
        let manager = FileManager.default
        var undo: [() -> Void] = []
        do {
            for (number, change) in changes.enumerated() where FileReader.isThere(change.path) {
                let backup = "\(staging)/\(number).old"
                try FileWriter.move(change.path, to: backup)
                undo.append { try? FileWriter.move(backup, to: change.path) }
            }
            for (number, change) in changes.enumerated() where change.bytes != nil {
                for folder in Self.missingFolders(above: change.path) {
                    try manager.createDirectory(atPath: folder, withIntermediateDirectories: false)
                    undo.append { try? manager.removeItem(atPath: folder) }
                }
                try FileWriter.move("\(staging)/\(number).new", to: change.path)
                undo.append { try? manager.removeItem(atPath: change.path) }
            }
        } catch {
            for step in undo.reversed() { step() }
            throw error
        }
    }

    /// The outermost first.
    private static func missingFolders(above path: String) -> [String] {
        var missing: [String] = []
        var folder = FilePath.folder(of: path)
        while !FileReader.isThere(folder) {
            missing.insert(folder, at: 0)
            folder = FilePath.folder(of: folder)
        }
        return missing
    }
}
