import FlyingSocks
import Foundation
import HTTPTypes

/// Reads the bytes that a client sends. One task at a time uses it: the connection, or the reader of a request's body.
final class ConnectionReader: @unchecked Sendable {
    private let socket: AsyncSocket
    /// Bytes that have arrived; those from `start` on haven't been read.
    private var buffer: [UInt8] = []
    private var start = 0

    init(_ socket: AsyncSocket) { self.socket = socket }

    var hasBytes: Bool { start < buffer.count }

    /// The next line and headers, without the empty line after them; nil where the client has ended the connection before them.
    func head(limit: Int) async throws -> ArraySlice<UInt8>? {
        var scanned = start
        while true {
            // Empty lines before a request are left out (RFC 9112, section 2.2).
            while start < buffer.count, [0x0D, 0x0A].contains(buffer[start]) { start += 1 }
            scanned = max(scanned, start)
            while let feed = buffer[scanned...].firstIndex(of: 0x0A) {
                let next = feed + 1
                let isEnd = next < buffer.count && buffer[next] == 0x0A
                let isReturnEnd = next + 1 < buffer.count && buffer[next] == 0x0D && buffer[next + 1] == 0x0A
                if isEnd || isReturnEnd {
                    let head = buffer[start..<feed]
                    guard head.count <= limit else { throw HTTPFault(.requestHeaderFieldsTooLarge) }
                    start = next + (isEnd ? 1 : 2)
                    return head
                }
                // The bytes after it may not have arrived.
                guard next + 1 < buffer.count else { break }
                scanned = next
            }
            if scanned < buffer.count, buffer[scanned...].firstIndex(of: 0x0A) == nil { scanned = buffer.count }
            guard buffer.count - start <= limit else { throw HTTPFault(.requestHeaderFieldsTooLarge) }
            let offset = scanned - start
            guard try await receive() else {
                if hasBytes { throw SocketError.disconnected }
                return nil
            }
            scanned = start + offset
        }
    }

    /// A line of a chunked body, without its end.
    func line(limit: Int) async throws -> ArraySlice<UInt8> {
        while true {
            if let feed = buffer[start...].firstIndex(of: 0x0A) {
                let line = buffer[start..<feed]
                start = feed + 1
                return line.last == 0x0D ? line.dropLast() : line
            }
            guard buffer.count - start <= limit else { throw HTTPFault(.badRequest) }
            guard try await receive() else { throw SocketError.disconnected }
        }
    }

    /// The next bytes, at most as many.
    func bytes(upTo count: Int) async throws -> Data {
        if !hasBytes, !(try await receive()) { throw SocketError.disconnected }
        let end = min(buffer.count, start + count)
        defer { start = end }
        return Data(buffer[start..<end])
    }

    /// Reads and drops what still comes, so that the client gets to read its response before the connection is reset.
    func drop(upTo limit: Int) async {
        var count = 0
        while count < limit, (try? await receive()) == true {
            count += buffer.count - start
            start = buffer.count
        }
    }

    /// False at the end.
    private func receive() async throws -> Bool {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        do {
            let bytes = try await socket.read(atMost: 4096)
            buffer += bytes
            return !bytes.isEmpty
        } catch SocketError.disconnected {
            return false
        }
    }
}
