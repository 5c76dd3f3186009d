#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where text for people and other tools goes.
package enum Terminal: Int32 {
    case output = 1
    case error = 2

    /// Writes all of a text, as far as the other side reads.
    package func write(_ text: String) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { writeSome(rawValue, $0) }
            if count > 0 {
                written += count
            } else if errno == EAGAIN {
                var ready = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
                poll(&ready, 1, -1)
            } else if errno != EINTR {
                return
            }
        }
    }
}

// The system's calls by other names, for types with methods of theirs.

/// As many bytes as come at once; 0 at the end, negative with `errno` set.
func readSome(_ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}

/// As many bytes as are taken at once; negative with `errno` set.
func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
