#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder that one API's Swift is in: compared, and replaced as a whole.
struct OutputFolder {
    let path: String

    /// What stands in the folder against what should.
    struct Comparison {
        var changed: [GeneratedFile] = []
        var unchanged: [String] = []
        /// Written earlier and no longer wanted.
        var obsolete: [String] = []
    }

    func compare(with files: [GeneratedFile]) -> Comparison {
        var comparison = Comparison()
        for file in files + [Manifest(files: files.map(\.name)).file] {
            if contents(of: file.name) == file.bytes {
                comparison.unchanged.append(file.name)
            } else {
                comparison.changed.append(file)
            }
        }
        let wanted = Set(files.map(\.name))
        comparison.obsolete = Manifest(folder: path).files.filter { !wanted.contains($0) && exists($0) }
        return comparison
    }

    func contents(of name: String) -> [UInt8]? {
        let path = FilePath.joined(path, name)
        // A pipe that somebody put there would be waited for.
        return FileReader.kind(path) == .file ? try? FileReader.read(path).get() : nil
    }

    private func exists(_ name: String) -> Bool { FilePath.exists(FilePath.joined(path, name)) }

    /// Writes what changed and removes what is obsolete: all of it, or, when something fails, nothing.
    ///
    /// New files are prepared aside first; then each takes the place of the old one, which is kept until all are there.
    func apply(_ comparison: Comparison) throws {
        guard !comparison.changed.isEmpty || !comparison.obsolete.isEmpty else { return }
        let manager = FileManager.default
        let isNew = !manager.fileExists(atPath: path)
        try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
        let staging = FilePath.joined(path, ".codegen-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? manager.removeItem(atPath: staging) }
        do {
            try manager.createDirectory(atPath: staging, withIntermediateDirectories: true)
            for file in comparison.changed {
                try FileWriter.write(file.bytes, to: "\(staging)/\(file.name).new")
            }
            try exchange(comparison, staging: staging)
        } catch {
            if isNew { try? manager.removeItem(atPath: path) }
            throw error
        }
    }

    private func exchange(_ comparison: Comparison, staging: String) throws {
        let manager = FileManager.default
        var undo: [() -> Void] = []
        do {
            for name in comparison.changed.map(\.name) + comparison.obsolete where exists(name) {
                let target = FilePath.joined(path, name)
                let backup = "\(staging)/\(name).old"
                try FileWriter.move(target, to: backup)
                undo.append { try? FileWriter.move(backup, to: target) }
            }
            for file in comparison.changed {
                let target = FilePath.joined(path, file.name)
                try FileWriter.move("\(staging)/\(file.name).new", to: target)
                undo.append { try? manager.removeItem(atPath: target) }
            }
        } catch {
            for step in undo.reversed() { step() }
            throw error
        }
    }
}
