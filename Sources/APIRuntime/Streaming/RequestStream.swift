public import APIJSON
import Foundation

/// The values of a request body that is a sequence of documents: JSON Lines or a JSON text sequence.
///
/// `[first, second]`, an array, or any sequence whose values are written while they are sent.
public struct RequestStream<Element: JSONWritable & Sendable>: Sendable {
    private let source: Source

    private enum Source: Sendable {
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

extension RequestStream {
    /// The bytes of the body.
    func body(_ framing: RequestFraming) throws(JSONError) -> RequestBody {
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

/// What separates the documents of a body.
enum RequestFraming {
    /// A line feed after each (JSON Lines).
    case lines
    /// A record separator before each, and a line feed after it (RFC 7464).
    case records

    init(contentType: String) {
        self = MediaType(contentType)?.isJSONSequence == true ? .records : .lines
    }

    func bytes(of value: some JSONWritable) throws(JSONError) -> Data {
        let document = try JSONWriter.withBytes(of: value) { Data($0) }
        return (self == .records ? Data([0x1E]) : Data()) + document + Data([0x0A])
    }
}

extension RequestEncoder {
    /// A body of one JSON document after the other, by its content type: lines, or a JSON text sequence.
    public mutating func stream<T>(_ values: RequestStream<T>?, contentType: String = "application/jsonl") {
        guard let values else { return }
        do throws(JSONError) {
            bytes(try values.body(RequestFraming(contentType: contentType)), contentType: contentType)
        } catch {
            problems.append(.body(reason: "can't be written: \(error)"))
        }
    }
}
