import APIRuntime
import Foundation
import HTTPTypes

/// Reads the body of an operation's requests as far as its endpoint needs it.
struct RequestBodyReader: Sendable {
    private let table: ServedBody
    private let configuration: ServiceConfiguration

    /// The entries of media types without parameters, as nearly all clients write them, so that there is nothing to parse.
    private let plain: [(mediaType: String, index: Int)]

    /// A body, the position of its media type in the table, and its content type.
    struct Result: Sendable {
        var body = ArrivedBody.none
        var index: Int?
        var contentType = ""
        /// Whether there is no body, and the operation needs one.
        var isMissing = false
    }

    init(_ table: ServedBody, _ configuration: ServiceConfiguration) {
        self.table = table
        self.configuration = configuration
        plain = table.contents.enumerated().flatMap { index, content in
            content.mediaTypes.filter { !$0.isRange && $0.parameters.isEmpty }.map { ($0.essence, index) }
        }
    }

    /// Throws a `Problem`, or why a file can't be written.
    ///
    /// - Parameter known: The parts that the operation's form asks for, where the body has all of them.
    func read(_ request: ServerRequest, known: (Result) -> KnownParts?) async throws -> Result {
        if table.contents.isEmpty { return Result() }
        let fields = request.head.headerFields
        if let encoding = fields[.contentEncoding], encoding.lowercased() != "identity", !encoding.isEmpty {
            throw Problem(
                status: .unsupportedMediaType, detail: "the service takes no bodies encoded as \(encoding)",
                headerFields: [.acceptEncoding: "identity"])
        }
        do {
            guard let header = fields[.contentType], !trimmed(header[...]).isEmpty else {
                return try await readUntyped(request.body)
            }
            if let exact = plain.first(where: { $0.mediaType == header }) {
                return try await read(request.body, exact.index, header, parameters: nil, known)
            }
            let mediaType = MediaRange(header)
            guard let index = index(of: mediaType) else {
                if request.body.declaredLength == 0 { return absent }
                throw unsupported(header)
            }
            return try await read(request.body, index, header, parameters: mediaType, known)
        } catch let error as BodyError {
            throw error.problem
        } catch let fault as MultipartFault {
            throw fault.problem
        }
    }

    private var absent: Result { Result(isMissing: table.isRequired) }

    private func unsupported(_ contentType: String?) -> Problem {
        .unsupportedMediaType(contentType, accepted: table.contents.flatMap(\.mediaTypes))
    }

    /// The entry with the most specific range that the media type is one of.
    private func index(of mediaType: MediaRange?) -> Int? {
        guard let mediaType, !mediaType.isRange else { return nil }
        var best: (index: Int, specificity: Int)?
        for (index, content) in table.contents.enumerated() {
            for range in content.mediaTypes where range.admits(mediaType) {
                // One whose parameters match, too, comes first.
                let specificity = range.specificity * 2 + (range.contains(mediaType) ? 1 : 0)
                if specificity > (best?.specificity ?? -1) { best = (index, specificity) }
            }
        }
        return best?.index
    }

    /// A body without content type may be any bytes (RFC 9110, section 8.3).
    private func readUntyped(_ body: IncomingBody) async throws -> Result {
        if body.declaredLength == 0 { return absent }
        var body = body
        body.limit = configuration.maximumBodySize
        let data = try await body.collect()
        if data.isEmpty { return absent }
        let type = "application/octet-stream"
        guard let index = index(of: MediaRange(type)), case .bytes = table.contents[index].form else {
            throw unsupported(nil)
        }
        return Result(body: .data(data), index: index, contentType: type)
    }

    /// - Parameter mediaType: The content type with its parameters; nil without any.
    private func read(
        _ body: IncomingBody, _ index: Int, _ header: String, parameters mediaType: MediaRange?,
        _ known: (Result) -> KnownParts?
    ) async throws -> Result {
        var body = body
        switch table.contents[index].form {
        case .json:
            if let charset = mediaType?["charset"]?.lowercased(),
                !["utf-8", "utf8", "us-ascii"].contains(charset)
            {
                throw unsupported(header)
            }
            body.limit = configuration.maximumBodySize
            let data = try await body.collect()
            return data.isEmpty ? absent : Result(body: .data(data), index: index, contentType: header)
        case .form, .text, .coded:
            body.limit = configuration.maximumBodySize
            return Result(body: .data(try await body.collect()), index: index, contentType: header)
        case .bytes, .stream:
            body.limit = configuration.maximumStreamSize ?? .max
            return Result(body: .stream(body), index: index, contentType: header)
        case .multipart, .parts:
            body.limit = configuration.maximumMultipartSize
            let collector = MultipartCollector(
                mostParts: configuration.maximumPartCount, partMemory: configuration.maximumFileSizeInMemory,
                directory: configuration.temporaryDirectory)
            let boundary = mediaType?["boundary"] ?? ""
            let parts = try await collector.collect(body, boundary: boundary) { parts in
                known(Result(body: .parts(parts), index: index, contentType: header))
            }
            return Result(body: .parts(parts), index: index, contentType: header)
        }
    }
}
