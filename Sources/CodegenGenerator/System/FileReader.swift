#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads files with the system's own calls: what comes straight from it needs not be copied once more.
enum FileReader {
    enum Failure: Error {
        case missing
        case folder
        case unreadable
        case device
        /// It has nothing to read yet, and perhaps never will.
        case waiting
        case tooLarge
    }

    /// Real descriptions are smaller; `/proc/kcore` and sparse files aren't.
    static let limit = 256 << 20

    /// The bytes of a file.
    ///
    /// - Parameter takesPipes: Reads a pipe to its end, however long that takes; otherwise nothing is waited for.
    static func read(_ path: String, takesPipes: Bool = false) -> Result<[UInt8], Failure> {
        var bytes: [UInt8] = []
        return read(path, takesPipes, into: &bytes).map { bytes }
    }

    /// Standard input up to its end, however long that takes.
    static func readStandardInput() -> Result<[UInt8], Failure> {
        var bytes: [UInt8] = []
        while let piece = read(0, upTo: 1 << 16) {
            if piece.isEmpty { return .success(bytes) }
            bytes += piece
            guard bytes.count <= limit else { return .failure(.tooLarge) }
        }
        return .failure(.unreadable)
    }

    /// The absolute path without links; nil when there is nothing.
    static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The file at a path, links followed; nil when there is none.
    static func kind(_ path: String) -> Kind? {
        var status = stat()
        return stat(path, &status) == 0 ? Kind(status) : nil
    }

    /// Whether there is anything, a link that leads nowhere included.
    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    enum Kind {
        case file
        case folder
        case pipe
        case device

        fileprivate init(_ status: stat) {
            switch status.st_mode & S_IFMT {
            case S_IFREG: self = .file
            case S_IFDIR: self = .folder
            case S_IFIFO: self = .pipe
            default: self = .device
            }
        }
    }

    private static func read(
        _ path: String, _ takesPipes: Bool, into bytes: inout [UInt8]
    ) -> Result<Void, Failure> {
        // Some files of the system are no devices by their kind, and are waited for nevertheless: `/proc/kmsg`.
        let waits = takesPipes && kind(path) == .pipe
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (waits ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else {
            return .failure(errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(.unreadable) }
        let kind = Kind(status)
        switch kind {
        case .folder: return .failure(.folder)
        case .device: return .failure(.device)
        case .pipe: if !waits { return .failure(.device) }
        case .file: if status.st_size > limit { return .failure(.tooLarge) }
        }
        // What a file has by its size comes in one piece; what has no size, or grows meanwhile, comes after it.
        var expected = kind == .file ? Int(status.st_size) : 0
        while true {
            guard let piece = read(descriptor, upTo: max(expected, 1 << 16)) else {
                return .failure(errno == EAGAIN ? .waiting : .unreadable)
            }
            if piece.isEmpty { return .success(()) }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            guard bytes.count <= limit else { return .failure(.tooLarge) }
            if kind == .file, bytes.count == Int(status.st_size) { return .success(()) }
            expected = kind == .file ? Int(status.st_size) - bytes.count : 0
        }
    }

    /// Nil when it can't be read; empty at the end.
    private static func read(_ descriptor: Int32, upTo size: Int) -> [UInt8]? {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var result = readSome(descriptor, into: buffer)
            while result < 0, errno == EINTR { result = readSome(descriptor, into: buffer) }
            failed = result < 0
            count = max(result, 0)
        }
        return failed ? nil : bytes
    }
}

/// Reads files and says in plain words why one can't be read.
enum FileLoader {
    struct Failure: Error {
        let reason: String

        init(reason: String) { self.reason = reason }

        init(_ failure: FileReader.Failure) {
            switch failure {
            case .missing: reason = "no such file"
            case .folder: reason = "it is a folder"
            case .unreadable: reason = "it isn't readable"
            case .device: reason = "it is a device or pipe, not a file"
            case .waiting: reason = "it is a device that has to be waited for, not a file"
            case .tooLarge: reason = "it is larger than \(FileReader.limit >> 20) MiB"
            }
        }
    }

    /// - Parameter takesPipes: For what the user names, not a description: `--input <(…)`.
    static func load(_ path: String, takesPipes: Bool = false) -> Result<[UInt8], Failure> {
        FileReader.read(path, takesPipes: takesPipes).mapError(Failure.init)
    }

    static func loadStandardInput() -> Result<[UInt8], Failure> {
        FileReader.readStandardInput().mapError(Failure.init)
    }

    /// The names of a folder's files with an extension, sorted.
    static func list(_ folder: String, extension name: String) -> Result<[String], Failure> {
        do {
            let all = try FileManager.default.contentsOfDirectory(atPath: folder)
            return .success(all.filter { $0.hasSuffix(".\(name)") }.sorted())
        } catch {
            return .failure(Failure(reason: "no such folder"))
        }
    }
}

/// The content of files that may be there or not.
package enum FileContents {
    /// Nil for an unreadable file.
    package static func read(_ path: String) -> [UInt8]? {
        // Opening a named pipe would block.
        guard FileReader.kind(path) == .file else { return nil }
        return try? FileReader.read(path).get()
    }
}

/// The paths that a run looked at: files that it read, folders that it listed, and places where no file was.
final class InputLog {
    private(set) var paths: [String] = []

    func add(_ path: String) { paths.append(path) }
}
