import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What goes wrong with a socket.
struct SocketError: Error {
    let call: String
    let code = errno
}

/// Listens on a free port of 127.0.0.1.
func listen(backlog: Int32) throws -> Int32 {
    #if canImport(Glibc)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw SocketError(call: "socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    guard bound == 0 else { throw SocketError(call: "bind") }
    #if canImport(Glibc)
        guard Glibc.listen(descriptor, backlog) == 0 else { throw SocketError(call: "listen") }
    #elseif canImport(Musl)
        guard Musl.listen(descriptor, backlog) == 0 else { throw SocketError(call: "listen") }
    #else
        guard Darwin.listen(descriptor, backlog) == 0 else { throw SocketError(call: "listen") }
    #endif
    return descriptor
}

/// The port that a socket is bound to.
func localPort(of descriptor: Int32) throws -> UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard found == 0 else { throw SocketError(call: "getsockname") }
    return UInt16(bigEndian: address.sin_port)
}

/// Waits for a connection; negative when the listener is closed.
func acceptConnection(_ listener: Int32) -> Int32 {
    accept(listener, nil, nil)
}

/// `close`, for types that have a method of that name.
func closeDescriptor(_ descriptor: Int32) {
    close(descriptor)
}

/// Writing to a client that has gone is an error rather than a signal.
func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
}
