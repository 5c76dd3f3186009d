import APIJSON
package import Foundation

/// The framing of a stream's documents, by its content type; tolerant of servers that mix framings.
package struct StreamFraming {
    private var splitting: Splitting

    private enum Splitting {
        case lines(LineSplitter)
        case sequence(JSONSequence)
        case events(LineSplitter, ServerSentEventParser)
    }

    package init(contentType: String?) {
        let type = MediaType(contentType)
        if type?.isEventStream == true {
            splitting = .events(LineSplitter(.any), ServerSentEventParser())
        } else if type?.isJSONSequence == true {
            splitting = .sequence(JSONSequence())
        } else {
            splitting = .lines(LineSplitter(.lineFeed))
        }
    }

    /// Takes the next piece, nil for the end of the body, and returns the documents that it completes.
    package mutating func push(_ piece: Data?) throws -> [Data] {
        switch splitting {
        case .lines(var splitter):
            splitting = .lines(LineSplitter(.lineFeed))
            if let piece { try splitter.push(piece) }
            var documents: [Data] = []
            while let line = splitter.next() ?? (piece == nil ? splitter.finish() : nil) {
                if let document = JSONLines.document(of: line) { documents.append(document) }
            }
            splitting = .lines(splitter)
            return documents
        case .sequence(var sequence):
            splitting = .lines(LineSplitter(.lineFeed))
            let documents = try piece.map { try sequence.push($0) } ?? [sequence.finish()].compactMap { $0 }
            splitting = .sequence(sequence)
            return documents
        case .events(var splitter, var parser):
            splitting = .lines(LineSplitter(.lineFeed))
            let documents = try Self.events(&splitter, &parser, piece)
            splitting = .events(splitter, parser)
            return documents
        }
    }

    private static func events(
        _ splitter: inout LineSplitter,
        _ parser: inout ServerSentEventParser,
        _ piece: Data?
    ) throws -> [Data] {
        if let piece { try splitter.push(piece) }
        var documents: [Data] = []
        while let line = splitter.next() ?? (piece == nil ? splitter.finish() : nil) {
            // A field can't have such a name: the server sends plain JSON lines in spite of the content type.
            if line.first == UInt8(ascii: "{") || line.first == UInt8(ascii: "[") {
                documents.append(Data(line))
            } else if let event = try parser.push(line) {
                documents.append(Data(event.data.utf8))
            }
        }
        if piece == nil, let event = parser.finish() { documents.append(Data(event.data.utf8)) }
        return documents.filter { !$0.isEmpty }
    }
}

/// The documents of a streamed body, undecoded: all of `ResponseStream` that doesn't depend on the element's type.
struct StreamDocuments {
    let head: ResponseHead
    private let body: ResponseBody
    private let settings: DecodingSettings
    private var pieces: ResponseBody.Iterator
    private var framing: StreamFraming
    private var waiting: ArraySlice<Data> = []
    private var isAtEnd = false

    init(head: ResponseHead, body: ResponseBody, settings: DecodingSettings) {
        self.head = head
        self.body = body
        self.settings = settings
        pieces = body.makeAsyncIterator()
        framing = StreamFraming(contentType: head.headerFields[.contentType])
    }

    /// The next document, nil at the end.
    mutating func next() async throws(APIError<Never>) -> Data? {
        while true {
            if let document = waiting.popFirst() {
                guard document != Data("[DONE]".utf8) else {
                    cancel()
                    return nil
                }
                return document
            }
            if isAtEnd { return nil }
            do {
                let piece = try await pieces.next()
                isAtEnd = piece == nil
                waiting = try framing.push(piece)[...]
            } catch {
                isAtEnd = true
                throw failure(error)
            }
        }
    }

    /// Decodes a document, as leniently as the client allows.
    func read<T: JSONReadable>(_ type: T.Type, _ document: Data) throws(JSONError) -> T {
        try settings.read(type, head, document)
    }

    /// Whether a document that failed to decode is left out.
    func skips(_ error: JSONError, _ document: Data) -> Bool {
        settings.skips(error, head, document)
    }

    /// Puts the lines of a document of several lines back, as documents of their own; false when it has one line only.
    mutating func split(_ document: Data) -> Bool {
        let lines = document.split(separator: 0x0A)
        guard lines.count > 1 else { return false }
        waiting = lines.map { Data($0) } + waiting
        return true
    }

    /// Ends the transfer.
    mutating func cancel() {
        isAtEnd = true
        waiting = []
        body.cancel()
    }

    /// Ends the transfer, and returns the error of a document that failed to decode.
    mutating func failure(_ error: ResponseError, _ document: Data) -> APIError<Never> {
        cancel()
        return settings.reported(settings.failure(error, head, document))
    }

    private func failure(_ error: any Error) -> APIError<Never> {
        if let error = error as? APIError<Never> { return settings.reported(error) }
        if let error = error as? ResponseError { return settings.reported(settings.failure(error, head, Data())) }
        return settings.reported(interruption(error, in: settings.received(head, Data())))
    }
}
