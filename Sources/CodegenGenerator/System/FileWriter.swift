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

/// Writes files without waiting until the disk has them: what is generated can be generated again, and the waiting took
/// longer than all of the rest, which is what Foundation's own way does on Linux.
enum FileWriter {
    /// Creates the file, or replaces what is in it.
    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "wb") else { throw failure() }
        let count = fwrite(bytes, 1, bytes.count, file)
        let failed = count == bytes.count ? nil : failure()
        guard fclose(file) == 0 else { throw failed ?? failure() }
        if let failed { throw failed }
    }

    /// Creates or replaces the file as a whole: no reader sees half of it.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        let aside = "\(path).\(getpid()).new"
        do {
            try write(bytes, to: aside)
            try move(aside, to: path)
        } catch {
            unlink(aside)
            throw error
        }
    }

    /// A file at the new path is replaced.
    static func move(_ path: String, to place: String) throws {
        guard rename(path, place) == 0 else { throw failure() }
    }

    /// The error of the last call, as Foundation names it.
    private static func failure() -> any Error {
        switch errno {
        case EACCES, EPERM: CocoaError(.fileWriteNoPermission)
        case ENOENT, ENOTDIR: CocoaError(.fileNoSuchFile)
        case EISDIR: Failure(reason: "a folder has that name")
        case ENOSPC: CocoaError(.fileWriteOutOfSpace)
        case EROFS: CocoaError(.fileWriteVolumeReadOnly)
        case let code: Failure(reason: String(cString: strerror(code)))
        }
    }

    /// Why something can't be written, in plain words.
    static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission, .fileReadNoPermission: return "permission denied"
        case .fileNoSuchFile, .fileReadNoSuchFile, .fileWriteUnknown: return "no folder can be made there"
        case .fileWriteFileExists: return "a file is where a folder has to be"
        case .fileWriteOutOfSpace: return "the disk is full"
        case .fileWriteVolumeReadOnly: return "the disk is read-only"
        default: return (error as? Failure)?.reason ?? "it can't be written"
        }
    }

    /// In plain words, or the system's.
    struct Failure: Error {
        let reason: String
    }
}
