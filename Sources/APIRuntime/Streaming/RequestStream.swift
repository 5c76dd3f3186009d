public import APIJSON
import Foundation

/// The values of a request body that is a sequence of documents: JSON Lines or a JSON text sequence.
///
/// `[first, second]`, an array, or any sequence whose values are written while they are sent.
public struct RequestStream<Element: JSONWritable & Sendable>: Sendable {
    private let source: Source

    fileprivate enum Source: Sendable {
        case array([Element])
        case sequence(@Sendable () throws -> @Sendable () async throws -> Element?)
    }

    /// Sends the values of an array, again where a call is repeated.
    public init(_ values: [Element]) {
        source = .array(values)
    }

    /// Sends the values of a sequence as they come. It is read once, so that a call with it can't be repeated.
    public init<Values: AsyncSequence & Sendable>(_ values: Values) where Values.Element == Element {
        let once = IteratorBox(values.makeAsyncIterator())
        source = .sequence {
            try once.begin()
            return { try await once.next() }
        }
    }
}

extension RequestStream: ExpressibleByArrayLiteral {
    public init(arrayLiteral values: Element...) {
        self.init(values)
    }
}

/// A service reads the values as they arrive; the stream of a request can be read once. A document that can't be read throws the problem
/// that the client is to get.
extension RequestStream: AsyncSequence {
    public func makeAsyncIterator() -> Iterator {
        Iterator(source: source)
    }

    /// Reads the values.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let source: Source
        private var index = 0
        private var nextOfSequence: (@Sendable () async throws -> Element?)?

        fileprivate init(source: Source) {
            self.source = source
        }

        /// The next value, nil at the end.
        public mutating func next() async throws -> Element? {
            switch source {
            case .array(let values):
                guard index < values.count else { return nil }
                defer { index += 1 }
                return values[index]
            case .sequence(let open):
                let next = try nextOfSequence ?? open()
                nextOfSequence = next
                return try await next()
            }
        }
    }
}

extension RequestStream {
    /// The bytes of the body.
    func body(_ framing: DocumentFraming) throws(JSONError) -> RequestBody {
        switch source {
        case .array(let values):
            var bytes = Data()
            for value in values { bytes += try framing.bytes(of: value) }
            return .data(bytes)
        case .sequence(let open):
            return .stream(
                BodyStream(segments: [
                    .chunks(
                        length: nil, isReplayable: false,
                        open: {
                            let next = try open()
                            return { try await next().map { try framing.bytes(of: $0) } }
                        })
                ]))
        }
    }
}

extension RequestEncoder {
    /// A body of one JSON document after the other, by its content type: lines, or a JSON text sequence.
    public mutating func stream<T>(_ values: RequestStream<T>?, contentType: String = "application/jsonl") {
        guard let values else { return }
        do throws(JSONError) {
            bytes(try values.body(DocumentFraming(contentType: contentType)), contentType: contentType)
        } catch {
            problems.append(.body(reason: "can't be written: \(error)"))
        }
    }
}
