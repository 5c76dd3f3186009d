import APIRuntime
import Checks
import Foundation

/// Uploads of a file, as bytes and in a form, with their progress; in memory, and with a retry.
@main
struct Program {
    static func main() async throws {
        var checks = Checks()
        let file = FileManager.default.temporaryDirectory.appending(path: "upload-\(UUID().uuidString).mp4")
        try Data(repeating: 7, count: 200_000).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await uploadBytes(of: file, &checks)
        try await uploadForm(with: file, &checks)
        checks.finish()
    }

    /// The file is read while it is sent. The server is busy at first, so that the upload begins again.
    private static func uploadBytes(of file: URL, _ checks: inout Checks) async throws {
        let transport = InMemoryTransport()
        transport.stub(UploadVideo.self, times: 1, .response(RawResponse(status: 503)))
        transport.stub(UploadVideo.self) { call in .success(Receipt(bytes: Int(call.body.length ?? 0))) }
        let (progress, continuation) = AsyncStream<TransferProgress>.makeStream()
        let media = client(transport).configured { $0.onUploadProgress = { continuation.yield($0) } }

        let receipt = try await media.videos.upload(id: "42", body: .file(file))
        continuation.finish()
        var steps: [Int64] = []
        var totals: Set<Int64?> = []
        for await step in progress {
            steps.append(step.bytes)
            totals.insert(step.total)
        }
        let once: [Int64] = [65_536, 131_072, 196_608, 200_000]
        checks.expect("the progress, and that of the retry", steps, once + once)
        checks.expect("the total", totals, [200_000])
        checks.expect("the receipt", receipt.bytes, 200_000)
        checks.expect("what arrived", transport.requests.map(\.body.count), [200_000, 200_000])
        checks.expect("the calls", transport.calls(of: UploadVideo.self).map(\.id), ["42", "42"])
    }

    /// The form has the file and a title.
    private static func uploadForm(with file: URL, _ checks: inout Checks) async throws {
        let transport = InMemoryTransport().stub(AddPhoto.self, .success(Receipt(bytes: 200_000)))
        let (progress, continuation) = AsyncStream<TransferProgress>.makeStream()
        let media = client(transport).configured { $0.onUploadProgress = { continuation.yield($0) } }

        _ = try await media.photos.add(body: .init(title: "A photo", photo: .file(file)))
        continuation.finish()
        var last: TransferProgress?
        for await step in progress { last = step }
        let sent = Int64(transport.requests.first?.body.count ?? 0)
        checks.expect("the form is more than the file", sent > 200_000, true)
        checks.expect("the progress at the end", last?.bytes, sent)
        checks.expect("the total of the form", last?.total, sent)
        checks.expect("the call's title", transport.calls(of: AddPhoto.self).map(\.body.title), ["A photo"])
    }

    private static func client(_ transport: InMemoryTransport) -> MediaClient {
        MediaClient(
            configuration: ClientConfiguration(retries: RetryPolicy(baseDelay: .milliseconds(1))), transport: transport)
    }
}
