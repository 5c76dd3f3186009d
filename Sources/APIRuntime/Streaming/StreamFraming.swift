import Foundation

/// How the documents of a stream are told apart, by its content type, and tolerant of servers that mix the framings up.
enum StreamFraming {
    case lines(LineSplitter)
    case sequence(JSONSequence)
    case events(LineSplitter, ServerSentEventParser)

    init(contentType: String?) {
        let type = MediaType(contentType)
        if type?.isEventStream == true {
            self = .events(LineSplitter(.any), ServerSentEventParser())
        } else if type?.isJSONSequence == true {
            self = .sequence(JSONSequence())
        } else {
            self = .lines(LineSplitter(.lineFeed))
        }
    }

    /// Takes the next piece, nil for the end of the body, and returns the documents that it completes.
    mutating func push(_ piece: Data?) throws -> [Data] {
        switch self {
        case .lines(var splitter):
            self = .lines(LineSplitter(.lineFeed))
            if let piece { try splitter.push(piece) }
            var documents: [Data] = []
            while let line = splitter.next() ?? (piece == nil ? splitter.finish() : nil) {
                if let document = JSONLines.document(of: line) { documents.append(document) }
            }
            self = .lines(splitter)
            return documents
        case .sequence(var sequence):
            self = .lines(LineSplitter(.lineFeed))
            let documents = try piece.map { try sequence.push($0) } ?? [sequence.finish()].compactMap { $0 }
            self = .sequence(sequence)
            return documents
        case .events(var splitter, var parser):
            self = .lines(LineSplitter(.lineFeed))
            let documents = try Self.events(&splitter, &parser, piece)
            self = .events(splitter, parser)
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
