import APIJSON
import Foundation
import HTTPTypes

/// Writes an outcome as a response that its endpoint reads as that outcome.
///
/// Endpoints have no code that writes outcomes. The writer tries statuses and media types until the endpoint reads the written bytes as the
/// same case. Only tests and previews do this.
struct OutcomeWriter<Call: Endpoint>: Sendable {
    /// The status; the lowest suitable one if nil.
    let status: Int?
    /// Further headers.
    let headerFields: HTTPFields

    func success(_ output: Call.Output) throws(UnimplementedOperation) -> WrittenOutcome {
        try write(OutcomeValue(output), Array(200..<400) + Array(100..<200) + Array(400..<600)) { outcome in
            if case .success(let output) = outcome { OutcomeValue(output) } else { nil }
        }
    }

    func failure(_ failure: Call.Failure) throws(UnimplementedOperation) -> WrittenOutcome {
        try write(OutcomeValue(failure), Array(400..<600) + Array(300..<400) + Array(100..<300)) { outcome in
            if case .failure(let failure) = outcome { OutcomeValue(failure) } else { nil }
        }
    }

    private func write(
        _ value: OutcomeValue, _ statuses: [Int],
        reading: (Outcome<Call.Output, Call.Failure>) -> OutcomeValue?
    ) throws(UnimplementedOperation) -> WrittenOutcome {
        let contents = value.contents(in: mediaTypes)
        for status in status.map({ [$0] }) ?? statuses where 100...999 ~= status {
            for content in contents {
                var fields = headerFields
                if fields[.contentType] == nil { fields[.contentType] = content.contentType }
                let head = ResponseHead(status: status, headerFields: fields, operation: Call.operation)
                // A stream is not read: its media type says enough.
                let reader = ResponseReader(head: head, body: content.data ?? Data())
                guard let outcome = try? Call.decode(reader), let read = reading(outcome), read.isSame(as: value) else {
                    continue
                }
                return WrittenOutcome(head: head, content: content)
            }
        }
        throw .unwritable(Call.operation, value.name, status: status)
    }

    /// The media types that a body may have, the given one only if there is one.
    private var mediaTypes: [String] {
        if let given = headerFields[.contentType] { return [given] }
        let accepted = (Call.operation.accept ?? "").split(separator: ",").compactMap { MediaType(String($0))?.essence }
        return accepted + ["application/json"].filter { !accepted.contains($0) }
    }
}

/// An outcome in the form of a response.
struct WrittenOutcome {
    let head: ResponseHead
    let content: OutcomeContent

    var response: RawResponse {
        var http = HTTPResponse(status: .init(code: head.status))
        http.headerFields = head.headerFields
        return RawResponse(head: http, body: content.stream ?? ResponseBody(content.data ?? Data()))
    }
}

/// A body with its media type: bytes, or a stream.
struct OutcomeContent {
    let contentType: String?
    var data: Data?
    var stream: ResponseBody?
}

/// The value of an outcome: of one of several cases, or the only one.
private struct OutcomeValue {
    /// The case's name; nil for the only outcome.
    private let label: String?
    private let payload: Any

    init<Value>(_ value: Value) {
        let mirror = Mirror(reflecting: value)
        // Models are writable, enumerations of outcomes aren't.
        guard mirror.displayStyle == .enum, !(value is any JSONWritable) else {
            label = nil
            payload = mirror.displayStyle == .optional ? mirror.children.first?.value ?? JSONValue.null : value
            return
        }
        label = mirror.children.first?.label ?? "\(value)"
        payload = mirror.children.first?.value ?? ()
    }

    var name: String { label.map { ".\($0)" } ?? "\(type(of: payload))" }

    /// Texts are compared, too: a JSON string may be read as text, quotation marks included.
    func isSame(as other: OutcomeValue) -> Bool {
        guard label == other.label else { return false }
        guard let text = payload as? String else { return true }
        return text == other.payload as? String
    }

    /// The ways to write it, by media type.
    func contents(in mediaTypes: [String]) -> [OutcomeContent] {
        switch payload {
        case is Void: [OutcomeContent(contentType: nil)]
        case let body as ResponseBody:
            mediaTypes.map { OutcomeContent(contentType: concrete($0, "octet-stream"), stream: body) }
        case let stream as any ValueStream:
            stream.mediaTypes(among: mediaTypes).map { OutcomeContent(contentType: $0, stream: stream.body) }
        case let value as any JSONWritable: texts(value, mediaTypes) + documents(value, mediaTypes)
        default: []
        }
    }

    private func documents(_ value: some JSONWritable, _ mediaTypes: [String]) -> [OutcomeContent] {
        guard let bytes = try? JSONWriter.bytes(of: value) else { return [] }
        let types = mediaTypes.map { concrete($0, "json") }
        // Text and bytes may be JSON, too, where nothing else is documented.
        let suitable =
            types.filter { MediaType($0)?.isJSON == true } + types.filter { MediaType($0)?.mayBeJSON == true }
        return suitable.map { OutcomeContent(contentType: $0, data: Data(bytes)) }
    }

    private func texts(_ value: any JSONWritable, _ mediaTypes: [String]) -> [OutcomeContent] {
        guard let text = value as? String else { return [] }
        return mediaTypes.map { concrete($0, "plain") }.filter { MediaType($0)?.isJSON == false }.map {
            OutcomeContent(contentType: $0, data: Data(text.utf8))
        }
    }

    /// A media type of a range: `application/json` of `*/*`.
    private func concrete(_ mediaType: String, _ subtype: String) -> String {
        guard mediaType.hasSuffix("/*") else { return mediaType }
        let type = mediaType.hasPrefix("*") ? (subtype == "plain" ? "text" : "application") : mediaType.dropLast(2)
        return "\(type)/\(subtype)"
    }
}

/// A stream of values of any type.
private protocol ValueStream {
    var head: ResponseHead { get }
    var body: ResponseBody { get }
}

extension ResponseStream: ValueStream {}

extension ValueStream {
    /// The stream's own media type where it is documented; else the documented ones with the same framing, then the own one.
    fileprivate func mediaTypes(among documented: [String]) -> [String] {
        let own = MediaType(head.headerFields[.contentType])
        guard let own, !documented.contains(own.essence) else { return documented }
        let sequences = documented.filter { name in
            guard let type = MediaType(name), !type.mayBeJSON, !name.hasSuffix("*") else { return false }
            return type.isJSONSequence == own.isJSONSequence
        }
        return sequences + [own.essence]
    }
}
