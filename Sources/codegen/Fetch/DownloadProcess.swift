import CodegenFetch
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The other end of `DownloadCommand`: starts the process when something is to be downloaded, and again when a server has ended it.
final class DownloadProcess {
    private var process: Process?
    private var input = Pipe()
    private var output = Pipe()

    func exchange(_ request: DownloadRequest) -> Result<DownloadResponse, DownloadFailure> {
        do {
            let running = try start()
            let line = try JSONEncoder().encode(request)
            try input.fileHandleForWriting.write(contentsOf: line + Data([0x0A]))
            // It keeps the time by itself, unless it hangs.
            let watch = DispatchWorkItem { running.terminate() }
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(request.timeout + 15), execute: watch)
            defer { watch.cancel() }
            guard let response = try receive() else {
                end()
                return .failure(.failed(reason: Self.unreadable))
            }
            if case .failure = response { end() }
            return response
        } catch {
            end()
            return .failure(.failed(reason: "no process for downloads can be started"))
        }
    }

    private static let unreadable =
        "Foundation can't read the server's response (on Linux: trailers after a body, or half a head); download the file "
        + "in another way"

    func end() {
        try? input.fileHandleForWriting.close()
        process?.terminate()
        process?.waitUntilExit()
        process = nil
    }

    private func start() throws -> Process {
        if let process, process.isRunning { return process }
        signal(SIGPIPE, SIG_IGN)
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments = [DownloadCommand.name]
        var environment = ProcessInfo.processInfo.environment
        environment["SWIFT_BACKTRACE"] = "enable=no"
        process.environment = environment
        input = Pipe()
        output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        return process
    }

    /// Nil when the process has ended.
    private func receive() throws -> Result<DownloadResponse, DownloadFailure>? {
        let handle = output.fileHandleForReading
        var bytes = Data()
        while !bytes.contains(0x0A) {
            let piece = handle.availableData
            guard !piece.isEmpty else { return nil }
            bytes += piece
        }
        let line = bytes.prefix { $0 != 0x0A }
        let head = try JSONDecoder().decode(DownloadReply.Head.self, from: line)
        var body = Data(bytes.dropFirst(line.count + 1))
        while body.count < head.length {
            let piece = handle.availableData
            guard !piece.isEmpty else { return nil }
            body += piece
        }
        switch head.failure {
        case nil: return .success(DownloadResponse(status: head.status, headers: head.headers, body: [UInt8](body)))
        case DownloadReply.Head.timedOut: return .failure(.timedOut)
        case DownloadReply.Head.tooLarge: return .failure(.tooLarge)
        case let reason?: return .failure(.failed(reason: reason))
        }
    }
}
