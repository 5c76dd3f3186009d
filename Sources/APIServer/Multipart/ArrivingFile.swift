import APIRuntime
import Foundation

/// The bytes of a file that is the last part of a form, and of which the rest is still to come. They can be read once.
struct ArrivingFile: AsyncSequence, Sendable {
    typealias Element = Data

    private let source: Source

    /// - Parameters:
    ///   - first: What has arrived of it.
    ///   - known: The form's parts, all of which have arrived: another one of them is an error.
    init(
        first: Data, parser: MultipartParser, rest: IncomingBody.Iterator, known: KnownParts, mostParts: Int
    ) {
        source = Source(first: first, parser: parser, rest: rest, known: known, mostParts: mostParts)
    }

    func makeAsyncIterator() -> Iterator { Iterator(source: source) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let source: Source

        /// Throws a `Problem` for a malformed body, and `BodyError`.
        mutating func next() async throws -> Data? { try await source.next() }
    }

    /// The rest of the body. Like a request's body, it has one reader.
    fileprivate final class Source: @unchecked Sendable {
        private var pending: [Data]
        private var parser: MultipartParser
        private var rest: IncomingBody.Iterator
        private let known: KnownParts
        private var partsLeft: Int
        /// The file is complete; other parts may follow.
        private var isComplete = false
        private var isAtEnd = false

        init(first: Data, parser: MultipartParser, rest: IncomingBody.Iterator, known: KnownParts, mostParts: Int) {
            pending = [first]
            self.parser = parser
            self.rest = rest
            self.known = known
            partsLeft = mostParts
        }

        func next() async throws -> Data? {
            do {
                while pending.isEmpty, !isAtEnd {
                    var rest = rest
                    let piece = try await rest.next()
                    self.rest = rest
                    if let piece {
                        try parser.push(piece) { (event) throws(MultipartFault) in try take(event) }
                    } else {
                        isAtEnd = true
                        try parser.finish()
                    }
                }
            } catch let fault as MultipartFault {
                isAtEnd = true
                throw fault.problem
            } catch {
                isAtEnd = true
                throw error
            }
            return pending.isEmpty ? nil : pending.removeFirst()
        }

        private func take(_ event: MultipartParser.Event) throws(MultipartFault) {
            switch event {
            case .begin(let header):
                partsLeft -= 1
                guard partsLeft >= 0 else { throw MultipartFault(reason: "has too many parts", part: header.name) }
                guard let name = header.name else { return }
                if known.names.contains(name) {
                    throw MultipartFault(reason: "has a part more than once", part: name)
                }
                if known.isClosed { throw MultipartFault(reason: "has a part that the form doesn't take", part: name) }
            case .content(let bytes):
                if !isComplete, !bytes.isEmpty { pending.append(Data(bytes)) }
            case .end: isComplete = true
            }
        }
    }
}

/// The parts that a form asks for.
struct KnownParts: Sendable {
    var names: Set<String> = []
    /// Those that are single files.
    var files: Set<String> = []
    /// Whether there may be several parts of a name.
    var hasLists = false
    /// Whether it takes no others.
    var isClosed = false

    /// Whether nothing else is to come where these parts are there, of which the last is just arriving.
    func areComplete(_ parts: [ReceivedPart]) -> Bool {
        guard !hasLists, let last = parts.last?.name, files.contains(last) else { return false }
        return names.isSubset(of: parts.compactMap(\.name))
    }
}
