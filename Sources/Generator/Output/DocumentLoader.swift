import Foundation
import OpenAPIDocument

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Reads the documents that a description refers to: files, and with permission what is on another machine.
struct DocumentLoader {
    let allowsRemote: Bool

    func load(_ location: String) -> Result<[UInt8], DocumentSource.Failure> {
        guard location.hasPrefix("http://") || location.hasPrefix("https://") else { return loadFile(location) }
        guard allowsRemote else { return .failure(.remote) }
        guard let url = URL(string: location) else { return .failure(.unreadable(reason: "it is no valid URL")) }
        return fetch(url)
    }

    private func loadFile(_ path: String) -> Result<[UInt8], DocumentSource.Failure> {
        guard FileManager.default.fileExists(atPath: path) else { return .failure(.missing) }
        // What a link leads to counts. A description may not make the tool wait for a pipe, or read a device that has no end.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let kind = (try? FileManager.default.attributesOfItem(atPath: target))?[.type] as? FileAttributeType
        guard kind == .typeRegular || kind == .typeDirectory else {
            return .failure(.unreadable(reason: "it is a device"))
        }
        return FileLoader.load(path).mapError { .unreadable(reason: $0.reason) }
    }

    /// Descriptions are fetched before anything else can be done, so the caller waits.
    private func fetch(_ url: URL) -> Result<[UInt8], DocumentSource.Failure> {
        let answer = Answer()
        let done = DispatchSemaphore(value: 0)
        var request = URLRequest(url: url, timeoutInterval: 30)
        request.setValue("application/yaml, application/json;q=0.9, */*;q=0.1", forHTTPHeaderField: "Accept")
        let task = URLSession.shared.dataTask(with: request) { data, response, error in
            answer.result = Self.result(data, response, error)
            done.signal()
        }
        task.resume()
        guard done.wait(timeout: .now() + 60) == .success else {
            task.cancel()
            return .failure(.unreadable(reason: "it didn't come within 60 seconds"))
        }
        return answer.result
    }

    private static func result(
        _ data: Data?,
        _ response: URLResponse?,
        _ error: (any Error)?
    ) -> Result<[UInt8], DocumentSource.Failure> {
        guard let data, error == nil else {
            return .failure(.unreadable(reason: error?.localizedDescription ?? "nothing came back"))
        }
        guard let status = (response as? HTTPURLResponse)?.statusCode, (200..<300).contains(status) else {
            let status = (response as? HTTPURLResponse).map { "status \($0.statusCode)" } ?? "no status"
            return .failure(.unreadable(reason: "the server answered with \(status)"))
        }
        return .success([UInt8](data))
    }

    /// Written once before the semaphore is signalled, read once after.
    private final class Answer: @unchecked Sendable {
        var result: Result<[UInt8], DocumentSource.Failure> = .failure(.missing)
    }
}
