import Foundation

extension LoopbackServer {
    /// One connection, from the server's side.
    package final class Connection: @unchecked Sendable {
        private let descriptor: Int32
        private var buffer: [UInt8] = []
        private var position = 0
        private let isOpen = Guarded(true)

        init(_ descriptor: Int32) {
            self.descriptor = descriptor
        }

        /// Sends bytes; false when the client has gone.
        @discardableResult
        package func send(_ bytes: some Collection<UInt8>) -> Bool {
            let bytes = Array(bytes)
            var sent = 0
            while sent < bytes.count {
                let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + sent, $0.count - sent) }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        @discardableResult
        package func send(_ text: String) -> Bool {
            send(Array(text.utf8))
        }

        /// Sends a whole answer.
        @discardableResult
        package func reply(
            _ body: String = "",
            status: String = "200 OK",
            headers: [String: String] = [:],
            contentType: String? = "application/json"
        ) -> Bool {
            var head = "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n"
            if let contentType { head += "Content-Type: \(contentType)\r\n" }
            for (name, value) in headers { head += "\(name): \(value)\r\n" }
            return send(head + "\r\n" + body)
        }

        /// Begins a response whose body follows in chunks.
        @discardableResult
        package func beginChunks(contentType: String) -> Bool {
            send("HTTP/1.1 200 OK\r\nContent-Type: \(contentType)\r\nTransfer-Encoding: chunked\r\n\r\n")
        }

        @discardableResult
        package func chunk(_ bytes: some Collection<UInt8>) -> Bool {
            send(Array((String(bytes.count, radix: 16) + "\r\n").utf8) + Array(bytes) + [13, 10])
        }

        @discardableResult
        package func chunk(_ text: String) -> Bool {
            chunk(Array(text.utf8))
        }

        package func endChunks() {
            send("0\r\n\r\n")
        }

        /// Waits until the client closes its side; false when it is still there after `seconds`.
        package func waitForClose(seconds: Int) -> Bool {
            var timeout = timeval(tv_sec: seconds, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
            var byte: UInt8 = 0
            while true {
                let count = read(descriptor, &byte, 1)
                if count == 0 { return true }
                if count < 0 { return errno != EAGAIN && errno != EWOULDBLOCK }
            }
        }

        /// Ends what is sent, and goes on listening.
        package func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

        /// Closes the connection in both directions; the descriptor goes when nothing uses it any more.
        package func close() { end() }

        /// Gives the descriptor back. Nothing may use it afterwards: the system gives the number to the next socket of the process.
        func release() {
            isOpen.withLock { isOpen in
                guard isOpen else { return }
                isOpen = false
                shutdown(descriptor, Int32(SHUT_RDWR))
                closeDescriptor(descriptor)
            }
        }

        /// Lets whoever reads from it find its end.
        func end() {
            isOpen.withLock { isOpen in
                if isOpen { shutdown(descriptor, Int32(SHUT_RDWR)) }
            }
        }

        // MARK: Reading

        /// Makes sure that there is a byte in the buffer; false when the client has gone.
        private func fill() -> Bool {
            guard position == buffer.count else { return true }
            var fresh = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(descriptor, &fresh, fresh.count)
            buffer = Array(fresh[..<max(0, count)])
            position = 0
            return count > 0
        }

        func readLine() -> String? {
            var line: [UInt8] = []
            while fill() {
                let byte = buffer[position]
                position += 1
                if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
                if byte != 0x0D { line.append(byte) }
            }
            return nil
        }

        /// Reads `count` bytes, of which the first `kept` are appended to `body`; false when the client has gone.
        func readBody(_ count: Int, into body: inout Data, kept: Int) -> Bool {
            var left = count
            while left > 0 {
                guard fill() else { return false }
                let available = min(left, buffer.count - position)
                let room = max(0, kept - body.count)
                body.append(contentsOf: buffer[position..<(position + min(room, available))])
                position += available
                left -= available
            }
            return true
        }
    }

    /// Reads one request of a connection.
    struct RequestParser {
        private let connection: Connection
        private let keptBody: Int
        private let readsBodies: Bool

        init(_ connection: Connection, keptBody: Int, readsBodies: Bool) {
            self.connection = connection
            self.keptBody = keptBody
            self.readsBodies = readsBodies
        }

        /// Nil at the end of the connection.
        func parse() -> Request? {
            guard let requestLine = connection.readLine() else { return nil }
            let words = requestLine.split(separator: " ")
            guard words.count == 3 else { return nil }
            var headers: [(name: String, value: String)] = []
            while let line = connection.readLine(), !line.isEmpty {
                guard let colon = line.firstIndex(of: ":") else { return nil }
                let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                headers.append((String(line[..<colon]), value))
            }
            func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
            if header("expect") != nil { connection.send("HTTP/1.1 100 Continue\r\n\r\n") }
            var body = Data()
            var length = 0
            if !readsBodies {
                // Whoever handles it sees the head alone.
            } else if header("transfer-encoding")?.lowercased() == "chunked" {
                while let size = connection.readLine().flatMap({ Int($0, radix: 16) }) {
                    guard connection.readBody(size, into: &body, kept: keptBody), connection.readLine() != nil else {
                        return nil
                    }
                    length += size
                    if size == 0 { break }
                }
            } else if let count = header("content-length").flatMap({ Int($0) }) {
                length = count
                guard connection.readBody(count, into: &body, kept: keptBody) else { return nil }
            }
            return Request(
                method: String(words[0]),
                target: String(words[1]),
                headers: headers,
                body: body,
                bodyLength: length
            )
        }
    }
}
