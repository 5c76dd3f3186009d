package import APIJSON
package import Foundation

/// The decoding settings of a client, shared by all its responses: leniency, excerpts, and the hook for problems.
final class DecodingSettings: Sendable {
    /// Which faults are corrected.
    let leniency: JSONLeniency

    /// How many characters of a body the descriptions of errors show.
    let excerptLength: Int

    /// Read bodies of other formats.
    let coders: [String: any CodableBodyCoder]

    /// See `ClientConfiguration.readsUndocumentedSuccesses`.
    let readsUndocumentedSuccesses: Bool

    private let onProblem: (@Sendable (DecodingProblem) -> Void)?

    private let onError: (@Sendable (any APICallError) -> Void)?

    /// Those of readers that no client made.
    static let standard = DecodingSettings(ClientConfiguration())

    init(_ configuration: ClientConfiguration) {
        leniency = configuration.decoding
        excerptLength = configuration.excerptLength
        coders = configuration.bodyCoders
        readsUndocumentedSuccesses = configuration.readsUndocumentedSuccesses
        onProblem = configuration.onDecodingProblem
        onError = configuration.onError
    }

    /// Makes the response that an error includes.
    func received(_ head: ResponseHead, _ body: Data) -> ReceivedResponse {
        ReceivedResponse(head: head, body: body, excerptLength: excerptLength)
    }

    /// The error that a caller gets, which `ClientConfiguration.onError` sees first.
    func reported<Failure>(_ error: APIError<Failure>) -> APIError<Failure> {
        onError?(error)
        return error
    }

    /// Makes the error of a body that failed to decode, and reports it.
    func failure<Failure>(_ error: ResponseError, _ head: ResponseHead, _ body: Data) -> APIError<Failure> {
        let response = received(head, body)
        onProblem?(DecodingProblem(error: error, recovery: nil, response: response))
        return .decoding(error, response)
    }

    /// Decodes a JSON body strictly, and leniently if that fails.
    func read<T: JSONReadable>(_ type: T.Type, _ head: ResponseHead, _ body: Data) throws(JSONError) -> T {
        do throws(JSONError) {
            return try readJSON(type, from: body)
        } catch {
            return try correct(type, head, body, after: error)
        }
    }

    /// Decodes a JSON body leniently after strict decoding failed with the error, and reports each correction. Throws the error
    /// that remains.
    @inline(never)
    private func correct<T: JSONReadable>(
        _ type: T.Type, _ head: ResponseHead, _ body: Data, after error: JSONError
    ) throws(JSONError) -> T {
        guard !leniency.isStrict else { throw error }
        switch error.kind {
        case .syntax, .limit, .unwritable: throw error
        case .mismatch, .missing: break
        }
        var recoveries: [JSONRecovery] = []
        let value: T
        if leniency.convertsScalars, let text = String(bytes: body, encoding: .utf8) as? T {
            // A body that is documented as a string, and is an array or an object.
            value = text
            recoveries = [JSONRecovery(action: .converted, error: error)]
        } else {
            value = try readJSON(type, from: body, leniency: leniency, recoveries: &recoveries)
        }
        guard let onProblem else { return value }
        let response = received(head, body)
        for recovery in recoveries {
            onProblem(DecodingProblem(error: .json(recovery.error), recovery: recovery.action, response: response))
        }
        return value
    }

    /// Reports a document of a stream that is left out, if that is allowed.
    func skips(_ error: JSONError, _ head: ResponseHead, _ document: Data) -> Bool {
        guard leniency.skipsInvalidElements else { return false }
        onProblem?(DecodingProblem(error: .json(error), recovery: .skipped, response: received(head, document)))
        return true
    }
}

/// Reads a whole document of JSON; a byte order mark, which RFC 8259 lets readers ignore, is ignored here.
///
/// No bytes at all are null, where the type has one: descriptions promise bodies that servers leave out.
package func readJSON<T: JSONReadable>(_ type: T.Type, from data: Data) throws(JSONError) -> T {
    do {
        // The value goes out as it is: for a `Result` of it, metadata would be looked up for every response.
        return try data.withUnsafeBytes { bytes in try JSONReader.read(T.self, from: withoutByteOrderMark(bytes)) }
    } catch {
        return try substitute(for: error, data.withUnsafeBytes { withoutByteOrderMark($0).isEmpty })
    }
}

/// Reads a whole document, correcting the faults that the leniency allows.
func readJSON<T: JSONReadable>(
    _ type: T.Type, from data: Data, leniency: JSONLeniency, recoveries: inout [JSONRecovery]
) throws(JSONError) -> T {
    do {
        return try data.withUnsafeBytes { bytes in
            try JSONReader.read(
                T.self, from: withoutByteOrderMark(bytes), leniency: leniency, recoveries: &recoveries)
        }
    } catch {
        throw error as? JSONError ?? JSONError(kind: .syntax, expected: "a value", found: "\(error)")
    }
}

package func withoutByteOrderMark(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF else { return bytes }
    return UnsafeRawBufferPointer(rebasing: bytes[3...])
}

/// Fallback when decoding fails: an empty body decodes as `nil`.
@inline(never)
private func substitute<T>(for error: any Error, _ isEmpty: Bool) throws(JSONError) -> T {
    if isEmpty, let null = nullValue(of: T.self) { return null }
    throw error as? JSONError ?? JSONError(kind: .syntax, expected: "a value", found: "\(error)")
}

private func nullValue<T>(of type: T.Type) -> T? {
    if let null = JSONValue.null as? T { return null }
    return (T.self as? any ExpressibleByNilLiteral.Type).flatMap { $0.init(nilLiteral: ()) as? T }
}
