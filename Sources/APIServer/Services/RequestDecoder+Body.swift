import APIJSON
public import APIRuntime
import Foundation

/// Bodies: each operation has at most one; nil where there is none, or where it can't be read.
extension RequestDecoder {
    /// How many names and values a form may have.
    private static let mostFields = 10_000

    /// Reads a JSON document.
    public mutating func json<T: JSONReadable>() -> T? {
        guard case .data(let data) = body else { return nil }
        return data.withUnsafeBytes { bytes in
            let document = withoutByteOrderMark(bytes)
            var faults: [JSONError] = []
            let value = JSONReader.read(T.self, from: document, faults: &faults)
            record(faults)
            checkJSON(value, readFrom: document, faults: faults.map(\.pointer))
            return value
        }
    }

    /// Reads a form, `application/x-www-form-urlencoded`; the arguments are those of `ParameterDecoder.form`.
    public mutating func form<T: JSONReadable>(
        shapes: [String: ParameterShape] = [:], styles: [String: QueryStyle] = [:], joined: Set<String> = [],
        spread: [String: [String: ParameterShape]] = [:]
    ) -> T? {
        guard case .data(let data) = body else { return nil }
        // A name takes much more memory than the byte that it may have.
        guard data.reduce(0, { $0 + ($1 == UInt8(ascii: "&") ? 1 : 0) }) < Self.mostFields else {
            violations.append(.init(.body, message: "has more than \(Self.mostFields) fields"))
            return nil
        }
        var faults: [ParameterError] = []
        do throws(ParameterError) {
            let text = try ParameterDecoder.formText(data, shapes, styles, joined, spread)
            let value = text.read(T.self, "body", faults: &faults)
            for fault in faults {
                violations.append(.init(.body, pointer: fault.pointer, message: fault.reason))
            }
            if let document = text.document {
                document.withUnsafeBytes { checkJSON(value, readFrom: $0, faults: faults.map(\.pointer)) }
            }
            return value
        } catch {
            // The error of the whole form names the body, any other one a property.
            let pointer = error.name == "body" ? "" : "/" + pointerToken(error.name)
            violations.append(.init(.body, pointer: pointer, message: error.reason))
            return nil
        }
    }

    /// Reads a text in UTF-8, US-ASCII or ISO 8859-1, as its `charset` says.
    public mutating func text() -> String? {
        guard case .data(let data) = body else { return nil }
        do throws(ResponseError) {
            return try decodedText(data, charset: MediaRange(contentType)?["charset"]?.lowercased())
        } catch {
            violations.append(.init(.body, message: "\(error)"))
            return nil
        }
    }

    /// The body's bytes, as they arrive.
    public mutating func bytes() -> RequestBody? {
        switch body {
        case .stream(let body): .stream(BodyStream(body, length: body.declaredLength))
        case .data(let data): .data(data)
        case .none, .parts: nil
        }
    }

    /// Reads a document by a coder of `ServiceConfiguration.bodyCoders`.
    public mutating func coded<T: Decodable>() -> T? {
        guard case .data(let data) = body else { return nil }
        guard let coder = coders.coder(for: contentType) else {
            defect = "needs a coder for \(contentType) in `ServiceConfiguration.bodyCoders`"
            return nil
        }
        do {
            let value = try coder.decode(T.self, from: data)
            checkBody(value)
            return value
        } catch let error as DecodingError {
            let (path, reason) = described(error)
            let pointer = path.map { "/" + pointerToken($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
            violations.append(.init(.body, pointer: pointer, message: reason))
        } catch {
            violations.append(.init(.body, message: "can't be read"))
        }
        return nil
    }

    /// Reads one JSON document after the other, as they arrive.
    public mutating func stream<T: JSONReadable & JSONWritable>() -> RequestStream<T>? {
        guard case .stream(let body) = body else { return nil }
        return RequestStream(
            ReceivedDocuments(
                body: body, contentType: contentType, isValidated: validatesDocuments && T.self is any Validatable.Type)
        )
    }

    /// Reads a form of parts.
    public mutating func multipart<T: ServedMultipartBody>() -> T? {
        guard case .parts(let parts) = body else { return nil }
        var form = MultipartDecoder(parts, unknown: unknownParts)
        let value = T(from: &form)
        knownParts = form.known
        violations += form.violations
        if form.violations.isEmpty, let value { checkBody(value) }
        return value
    }

    /// All parts.
    public mutating func parts() -> [FilePart]? {
        guard case .parts(let parts) = body else { return nil }
        return parts.map { $0.file(named: true) }
    }

    private mutating func record(_ faults: [JSONError]) {
        violations += faults.map { Problem.Violation(.body, $0) }
    }
}

extension Problem.Violation {
    /// The fault of a JSON document.
    init(_ location: Location, _ error: JSONError) {
        let message = error.kind == .missing ? "is missing" : "expected \(error.expected), found \(error.found)"
        self.init(location, pointer: error.pointer, message: message)
    }
}

/// A name as a part of a JSON pointer (RFC 6901, section 3).
func pointerToken(_ name: String) -> String {
    name.replacing("~", with: "~0").replacing("/", with: "~1")
}

/// Where a coder's error is, and what it says without values.
private func described(_ error: DecodingError) -> (path: [any CodingKey], reason: String) {
    switch error {
    case .typeMismatch(let type, let context): (context.codingPath, "expected \(type)")
    case .valueNotFound(let type, let context): (context.codingPath, "expected \(type), found nothing")
    case .keyNotFound(let key, let context): (context.codingPath + [key], "is missing")
    case .dataCorrupted(let context): (context.codingPath, "can't be read")
    @unknown default: ([], "can't be read")
    }
}

/// The documents of a body as they arrive. Throws a `Problem` where one can't be read.
private struct ReceivedDocuments<Element: JSONReadable>: AsyncSequence {
    let body: IncomingBody
    let contentType: String
    /// Whether each is held against the constraints of its type.
    let isValidated: Bool

    func makeAsyncIterator() -> Iterator {
        Iterator(
            pieces: body.makeAsyncIterator(), framing: StreamFraming(contentType: contentType), isValidated: isValidated
        )
    }

    struct Iterator: AsyncIteratorProtocol {
        var pieces: IncomingBody.Iterator
        var framing: StreamFraming
        let isValidated: Bool
        var waiting: ArraySlice<Data> = []
        var isAtEnd = false
        var count = 0

        mutating func next() async throws -> Element? {
            while true {
                if let document = waiting.popFirst() { return try read(document) }
                if isAtEnd { return nil }
                do {
                    let piece = try await pieces.next()
                    isAtEnd = piece == nil
                    waiting = try framing.push(piece)[...]
                } catch let error as BodyError {
                    throw error.problem
                } catch let error as ResponseError {
                    throw Problem(status: .contentTooLarge, detail: "a document of the body is too long: \(error)")
                }
            }
        }

        private mutating func read(_ document: Data) throws -> Element {
            defer { count += 1 }
            let (value, violations) = document.withUnsafeBytes(read)
            if let value, violations.isEmpty { return value }
            isAtEnd = true
            waiting = []
            let fault = value == nil ? "can't be read" : "doesn't fit the description"
            throw Problem(
                status: .badRequest, detail: "document \(count) of the body \(fault)",
                violations: violations.map { violation in
                    var violation = violation
                    violation.pointer = "/\(count)" + violation.pointer
                    return violation
                })
        }

        private func read(_ document: UnsafeRawBufferPointer) -> (Element?, [Problem.Violation]) {
            var faults: [JSONError] = []
            guard let value = JSONReader.read(Element.self, from: document, faults: &faults) else {
                return (nil, faults.map { Problem.Violation(.body, $0) })
            }
            guard isValidated, let validatable = value as? any (Validatable & JSONWritable) else { return (value, []) }
            let violations = validatable.violations(readFrom: document)
            return (value, violations.map { Problem.Violation($0) })
        }
    }
}
