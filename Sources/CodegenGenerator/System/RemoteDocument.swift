import CodegenOpenAPIDocument

// Foundation's networking brings thirty libraries along, which a process loads when it starts, and few runs ever fetch.
#if os(Linux) && canImport(Glibc)
    import CodegenCFetch

    /// Fetches a document from another machine.
    enum RemoteDocument {
        static func fetch(_ location: String) -> Result<[UInt8], DocumentSource.Failure> {
            var bytes: [UInt8] = []
            var reason = [CChar](repeating: 0, count: Int(CFETCH_REASON_SIZE))
            let status = withUnsafeMutablePointer(to: &bytes) { bytes in
                cfetch(location, "Accept: \(accepted)", take, bytes, &reason)
            }
            guard status >= 0 else {
                let text = String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                return .failure(.unreadable(reason: text))
            }
            guard (200..<300).contains(status) else {
                return .failure(.unreadable(reason: "the server responded with status \(status)"))
            }
            return .success(bytes)
        }

        private static let accepted = "application/yaml, application/json;q=0.9, */*;q=0.1"

        /// Adds a piece to the array that `context` points to.
        private static let take: cfetch_take = { piece, size, count, context in
            guard let piece, let context else { return 0 }
            let received = UnsafeRawBufferPointer(start: piece, count: size * count)
            context.assumingMemoryBound(to: [UInt8].self).pointee += received
            return received.count
        }
    }
#else
    import Foundation

    #if canImport(FoundationNetworking)
        import FoundationNetworking
    #endif

    /// Fetches a document from another machine.
    enum RemoteDocument {
        /// Descriptions are fetched before anything else can be done, so the caller waits.
        static func fetch(_ location: String) -> Result<[UInt8], DocumentSource.Failure> {
            guard let url = URL(string: location) else { return .failure(.unreadable(reason: "it isn't a valid URL")) }
            let result = Fetched()
            let done = DispatchSemaphore(value: 0)
            var request = URLRequest(url: url, timeoutInterval: 30)
            request.setValue("application/yaml, application/json;q=0.9, */*;q=0.1", forHTTPHeaderField: "Accept")
            let task = URLSession.shared.dataTask(with: request) { data, response, error in
                result.result = Self.result(data, response, error)
                done.signal()
            }
            task.resume()
            guard done.wait(timeout: .now() + 60) == .success else {
                task.cancel()
                return .failure(.unreadable(reason: "it didn't come within 60 seconds"))
            }
            return result.result
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
                return .failure(.unreadable(reason: "the server responded with \(status)"))
            }
            return .success([UInt8](data))
        }

        /// Written once before the semaphore is signalled, read once after.
        private final class Fetched: @unchecked Sendable {
            var result: Result<[UInt8], DocumentSource.Failure> = .failure(.missing)
        }
    }
#endif
