#if os(Linux)
    import Foundation
    import CodegenLoopbackServer
    import Testing

    /// Trailers over the transports in a process of its own, which may end.
    @Suite(.serialized, .timeLimit(.minutes(15)))
    struct TrailerTests {
        /// What the client of `Tests/Fuzz` makes of one call, and whether a signal ended its process.
        private func call(_ url: String, over transport: String) async throws -> (output: String, isKilled: Bool) {
            let process = Process()
            let client: URL = try #require(Self.client)
            process.executableURL = client
            process.environment = ["SWIFT_BACKTRACE": "enable=no"]
            let (input, output) = (Pipe(), Pipe())
            process.standardInput = input
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            input.fileHandleForWriting.write(Data("1\t\(transport)\tGET\t\(url)\t5\twhole\n".utf8))
            try input.fileHandleForWriting.close()
            let answer = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (String(decoding: answer, as: UTF8.self), process.terminationReason == .uncaughtSignal)
        }

        /// It is built beside the tests.
        private static var client: URL? {
            let places = CommandLine.arguments.map { URL(fileURLWithPath: $0) } + Bundle.allBundles.map(\.bundleURL)
            return places.lazy
                .map { $0.deletingLastPathComponent().appendingPathComponent("CodegenFuzzClient") }
                .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        }

        private func server() throws -> LoopbackServer {
            try LoopbackServer { _, connection in
                connection.send(
                    "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\nDigest: x\r\n\r\n")
            }
        }

        @Test func `the default transport passes them over`() async throws {
            let server = try server()
            defer { server.stop() }
            let (output, isKilled) = try await call(server.url, over: "default")
            #expect(output == "1\tanswered 404 5\n")
            #expect(!isKilled)
        }

        /// Where this fails, Foundation has learnt to read trailers: the warning at `URLSessionTransport` can go.
        @Test func `they end the process of a URLSession`() async throws {
            let server = try server()
            defer { server.stop() }
            let (output, isKilled) = try await call(server.url, over: "urlsession")
            #expect(output == "")
            #expect(isKilled)
        }
    }
#endif
