#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads files with the system's own calls: what comes straight from it needs not be copied once more.
enum FileReader {
    enum Failure: Error {
        case missing
        case folder
        case unreadable
    }

    /// The bytes of whatever stands at a path, a pipe's to its end.
    static func read(_ path: String) -> Result<[UInt8], Failure> {
        var bytes: [UInt8] = []
        return read(path, into: &bytes).map { bytes }
    }

    /// What a path leads to, links followed; nil when there is nothing.
    static func kind(_ path: String) -> Kind? {
        var status = stat()
        return stat(path, &status) == 0 ? Kind(status) : nil
    }

    /// What tells a file from the one that stood there before, without its bytes; nil when there is none.
    static func state(_ path: String) -> [String]? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let changed = status.st_mtimespec
        #else
            let changed = status.st_mtim
        #endif
        return ["\(changed.tv_sec).\(changed.tv_nsec)", "\(status.st_size)", "\(status.st_ino)"]
    }

    enum Kind {
        case file
        case folder
        case device

        fileprivate init(_ status: stat) {
            switch status.st_mode & S_IFMT {
            case S_IFREG: self = .file
            case S_IFDIR: self = .folder
            default: self = .device
            }
        }
    }

    private static func read(_ path: String, into bytes: inout [UInt8]) -> Result<Void, Failure> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            return .failure(errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(.unreadable) }
        let kind = Kind(status)
        guard kind != .folder else { return .failure(.folder) }
        // What a file has by its size comes in one piece; what has no size, or grows meanwhile, comes after it.
        var expected = kind == .file ? Int(status.st_size) : 0
        while true {
            guard let piece = read(descriptor, upTo: max(expected, 1 << 16)) else { return .failure(.unreadable) }
            if piece.isEmpty { return .success(()) }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
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
