import CodegenLoopbackServer
import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Large bodies in either direction take little memory.
///
/// What other tests take at the same time would be counted, too, so these run alone:
/// `MEMORY_TESTS=192 swift test --filter TransportMemoryTests`, as CI does, with bodies of that many MiB.
@Suite(
    .serialized,
    .timeLimit(.minutes(15)),
    .enabled(if: ProcessInfo.processInfo.environment["MEMORY_TESTS"] != nil, "they run alone, with MEMORY_TESTS=192")
)
struct TransportMemoryTests {
    private static let size = (ProcessInfo.processInfo.environment["MEMORY_TESTS"].flatMap { Int($0) } ?? 192) << 20
    private static let allowance = 48 << 20
    private func largeFile() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("runtime-test-\(UUID().uuidString).wav")
        _ = FileManager.default.createFile(atPath: url.path, contents: nil)
        let handle = try FileHandle(forWritingTo: url)
        defer { try? handle.close() }
        let piece = Data(repeating: 0x5A, count: 1 << 20)
        for _ in 0..<(Self.size >> 20) { try handle.write(contentsOf: piece) }
        return url
    }

    /// How much more memory was resident at the worst than at the start; meaningful on Linux.
    private func growth(during body: () async throws -> Void) async throws -> Int {
        let start = residentMemory()
        let peak = Guarded(start)
        let sampler = Task.detached {
            while !Task.isCancelled {
                let now = residentMemory()
                peak.withLock { $0 = max($0, now) }
                try? await Task.sleep(for: .milliseconds(5))
            }
        }
        try await body()
        sampler.cancel()
        return peak.withLock { $0 } - start
    }

    @Test(arguments: TestedTransport.allCases)
    func `a file is sent as it is read`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let file = try largeFile()
        defer { try? FileManager.default.removeItem(at: file) }
        let server = try LoopbackServer(keptBody: 100) { _, connection in connection.reply() }
        defer { server.stop() }
        let growth = try await growth {
            let response = try await transport.send(
                request("/", of: server, method: .put, body: .file(file), timeout: nil))
            #expect(response.head.status == .ok)
        }
        #expect(server.requests.first?.bodyLength == Self.size)
        #expect(server.requests.first?["Content-Length"] == "\(Self.size)")
        #expect(growth < Self.allowance)
    }

    @Test(arguments: TestedTransport.allCases)
    func `a multipart body streams its files, and leaves nothing behind`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let file = try largeFile()
        defer { try? FileManager.default.removeItem(at: file) }
        let server = try LoopbackServer(keptBody: 300) { _, connection in connection.reply() }
        defer { server.stop() }
        let before = temporaryUploads()
        let growth = try await growth {
            var form = RequestEncoder(OperationInfo(id: "upload", method: .post, path: "/upload"))
            form.multipart(Upload(file: .file(file)))
            let raw = try form.finish()
            #expect(raw.body.length ?? 0 > Int64(Self.size))
            let sent = request("/", of: server, method: .post, body: raw.body, headers: raw.head.headerFields)
            _ = try await transport.send(sent).body.collect()
        }
        let received = try #require(server.requests.first)
        #expect(received.bodyLength > Self.size)
        #expect(received["Content-Length"] == "\(received.bodyLength)")
        #expect(received.text.contains("Content-Type: audio/wav\r\n\r\nZZZZ"))
        #expect(growth < Self.allowance)
        #expect(try await uploadsLeft(since: before).isEmpty)
    }

    @Test(arguments: TestedTransport.allCases)
    func `a slow reader gets every byte, and the memory stays small`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(Self.size)\r\n\r\n")
            for index in 0..<(Self.size >> 18) {
                guard connection.send([UInt8](repeating: UInt8(index & 0xFF), count: 1 << 18)) else { return }
            }
        }
        defer { server.stop() }
        let before = temporaryUploads()
        var received = 0
        var isInOrder = true
        let growth = try await growth {
            let body = try await transport.send(request("/", of: server, timeout: nil)).body
            try await Task.sleep(for: .milliseconds(500))
            for try await piece in body {
                for offset in stride(from: 0, to: piece.count, by: 4096) {
                    let expected = UInt8((received + offset) >> 18 & 0xFF)
                    if piece[piece.startIndex + offset] != expected { isInOrder = false }
                }
                received += piece.count
            }
        }
        #expect(received == Self.size)
        #expect(isInOrder)
        #expect(growth < Self.allowance)
        #expect(server.requests.count == 1)
        #expect(try await uploadsLeft(since: before).isEmpty)
    }

    /// The files that are still there ten seconds later: a transfer's end lets go of its file on a thread of its own.
    private func uploadsLeft(since before: Set<String>) async throws -> Set<String> {
        var left = temporaryUploads().subtracting(before)
        for _ in 0..<100 where !left.isEmpty {
            try await Task.sleep(for: .milliseconds(100))
            left = temporaryUploads().subtracting(before)
        }
        return left
    }

    private func temporaryUploads() -> Set<String> {
        let names = try? FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
        return Set((names ?? []).filter { $0.hasPrefix(TemporaryFile.prefix) })
    }
}

private struct Upload: MultipartBody {
    let file: FilePart

    func encode(to form: inout MultipartEncoder) {
        form.file("file", file, contentType: "audio/*")
    }
}

/// Bytes of memory that the process has now; 0 where that isn't known.
private func residentMemory() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
}
