#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A folder within the output in which a run prepares its files. A killed run leaves it there.
///
/// A run holds a lock on its folder until its process ends, so a folder that can be locked is abandoned.
struct StagingFolder {
    let path: String
    private let descriptor: Int32

    init(in folder: String) throws {
        path = "\(folder)/\(Self.prefix)\(getpid())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        descriptor = Self.lock(path) ?? -1
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
        if descriptor >= 0 { close(descriptor) }
    }

    // MARK: What killed runs left

    private static let prefix = ".codegen-"

    static func removeLeftovers(in folder: String) {
        for path in leftovers(in: folder) {
            guard let descriptor = lock(path) else { continue }
            try? FileManager.default.removeItem(atPath: path)
            close(descriptor)
        }
    }

    /// Folders, not links to some, with a process's number for their name.
    private static func leftovers(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in
            let number = name.dropFirst(prefix.count)
            return name.hasPrefix(prefix) && !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }.map { "\(folder)/\($0)" }
    }

    /// Nil where another process holds the lock, and for what is no folder.
    private static func lock(_ path: String) -> Int32? {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
