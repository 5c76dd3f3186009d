import ArgumentParser
import CodegenFetch
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The process that a fetch downloads with: requests come on standard input, responses go to standard output.
///
/// A process of its own, because a server can end it: Foundation on Linux traps where trailers follow a body, and where a
/// connection ends within a head.
struct DownloadCommand: ParsableCommand {
    static let name = "download-for-fetch"

    static let configuration = CommandConfiguration(
        commandName: name, abstract: "What `codegen fetch` downloads with.", shouldDisplay: false)

    func run() throws {
        limitMemory()
        while let line = readLine() {
            guard let request = try? JSONDecoder().decode(DownloadRequest.self, from: Data(line.utf8)) else { return }
            let reply = DownloadReply(URLSessionDownload.response(to: request))
            guard let head = try? JSONEncoder().encode(reply.head) else { return }
            let output = FileHandle.standardOutput
            try output.write(contentsOf: head + Data([0x0A]) + reply.body)
            // What failed may still be running.
            if reply.head.failure != nil { _exit(0) }
        }
        _exit(0)
    }

    /// Foundation on Linux collects the body of a redirect, whatever its size is, before it shows it.
    private func limitMemory() {
        #if os(Linux) && canImport(Glibc)
            var limit = rlimit(rlim_cur: 2 << 30, rlim_max: 2 << 30)
            setrlimit(__rlimit_resource_t(2), &limit)
        #endif
    }
}

/// A response on its way between the two processes: a line of JSON, and the body.
struct DownloadReply {
    struct Head: Codable {
        var status = 0
        var headers: [String: String] = [:]
        var length = 0
        var failure: String?

        static let timedOut = "timed out"
        static let tooLarge = "too large"
    }

    var head = Head()
    var body = Data()

    init(_ result: Result<DownloadResponse, DownloadFailure>) {
        switch result {
        case .success(let response):
            head.status = response.status
            head.headers = response.headers
            head.length = response.body.count
            body = Data(response.body)
        case .failure(.timedOut): head.failure = Head.timedOut
        case .failure(.tooLarge): head.failure = Head.tooLarge
        case .failure(.failed(let reason)): head.failure = reason
        }
    }
}
