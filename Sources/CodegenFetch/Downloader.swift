import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Downloads documents: follows redirects, and sends each header to the origin that it is for.
struct Downloader {
    let exchange: Exchange
    let rules: AddressRules
    let timeout: Int
    let limit: Int
    let userAgent: String
    private static let maximumRedirects = 10

    /// What a server has at an address.
    struct Reply {
        let response: DownloadResponse
        /// Where redirects led to; the address itself without any.
        let place: DocumentLocation
    }

    /// Why there is none, as it is said to people.
    struct Fault: Error {
        let reason: String
    }

    /// - Parameters:
    ///   - secrets: The headers of the address's API.
    ///   - known: The earlier version that is on disk, whole and unchanged; nil asks for the document whatever it is.
    func get(
        _ address: DocumentLocation, _ secrets: SecretHeaders, known: (eTag: String?, lastModified: String?)?
    ) -> Result<Reply, Fault> {
        var place = address
        for _ in 0...Self.maximumRedirects {
            let request = DownloadRequest(
                address: place.text, headers: headers(for: place, secrets, known), timeout: timeout, limit: limit)
            switch exchange(request) {
            case .failure(let failure):
                return .failure(Fault(reason: via(address, place) + secrets.redacted(reason(failure))))
            case .success(let response):
                guard [301, 302, 303, 307, 308].contains(response.status), let target = response.headers["location"]
                else { return .success(Reply(response: response, place: place)) }
                let next = place.resolving(String(target.prefix { $0 != "#" }))
                if let refusal = rules.refusal(of: next, from: place, isRedirect: true) {
                    return .failure(
                        Fault(reason: secrets.redacted("the server redirects to `\(next.printed)`: \(refusal)")))
                }
                place = next
            }
        }
        return .failure(Fault(reason: "the server redirects more than \(Self.maximumRedirects) times"))
    }

    private func headers(
        for place: DocumentLocation, _ secrets: SecretHeaders, _ known: (eTag: String?, lastModified: String?)?
    ) -> [[String]] {
        var headers = [
            ["Accept", "application/yaml, application/json;q=0.9, */*;q=0.1"], ["User-Agent", userAgent],
        ]
        if let tag = known?.eTag {
            headers.append(["If-None-Match", tag])
        } else if let date = known?.lastModified {
            headers.append(["If-Modified-Since", date])
        }
        return headers + secrets.headers(for: place)
    }

    private func via(_ address: DocumentLocation, _ place: DocumentLocation) -> String {
        address == place ? "" : "it is redirected to `\(place.printed)`, and there "
    }

    private func reason(_ failure: DownloadFailure) -> String {
        switch failure {
        case .timedOut: "it didn't come within \(timeout) s; `--timeout SECONDS` waits longer"
        case .tooLarge: "it is larger than \(limit >> 20) MiB; `--max-size MIB` allows more"
        case .failed(let reason): reason
        }
    }

    /// Why a response isn't a document; nil when it is one.
    func fault(of reply: Reply, asked address: DocumentLocation, _ secrets: SecretHeaders) -> Fault? {
        let response = reply.response
        guard response.status == 200 else {
            let text = response.excerpt.map { ": \(secrets.redacted($0))" } ?? ""
            var remedy = ""
            if [401, 403].contains(response.status), secrets.headers(for: address).isEmpty {
                remedy = "; `headers:` of `source` sends a token from an environment variable"
            } else if [404, 410].contains(response.status) {
                remedy = "; is the address right?"
            }
            return Fault(
                reason:
                    "\(via(address, reply.place))the server responded with status \(response.status)\(text)\(remedy)")
        }
        if response.body.isEmpty { return Fault(reason: "\(via(address, reply.place))the server sent nothing") }
        if response.isHTML {
            return Fault(
                reason:
                    "\(via(address, reply.place))the server sent an HTML page, not a description; is it a page about the "
                    + "file, or one to sign in?")
        }
        return nil
    }
}

extension DownloadResponse {
    /// By its media type or its first characters.
    fileprivate var isHTML: Bool {
        let type = headers["content-type"]?.lowercased() ?? ""
        if type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") { return true }
        let text = body.drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }.prefix(14)
        let start = String(decoding: text, as: UTF8.self).lowercased()
        return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
    }

    /// A short body of text, for people.
    fileprivate var excerpt: String? {
        let type = headers["content-type"]?.lowercased() ?? ""
        guard type.hasPrefix("text/plain") || type.contains("json"), body.count < 2_000,
            let text = String(validating: body, as: UTF8.self)
        else { return nil }
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty else { return nil }
        return line.count > 200 ? "\(line.prefix(200))…" : line
    }
}
