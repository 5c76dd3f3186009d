public import APIJSON
public import APIRuntime
import Foundation
import HTTPTypes

/// Writes the response of an operation: the outcome's body, with one of the statuses and media types that are documented for it.
///
/// The service chooses with `CallContext.response` where several are. Of several ways to write one outcome, each of them a call, the first
/// one is taken whose status is the chosen one and whose media type the client accepts; else the first one.
public struct ResponseEncoder {
    private var response: ServerResponse?

    /// Why the response isn't one that is documented.
    private var defect: String?

    /// Whether one way to write the outcome was found that fits the request: others don't count.
    private var isTaken = false

    /// Whether there is a way at all, which is taken unless a better one follows.
    private var hasFallback = false

    /// A body that can be sent once, of a way that may still be replaced.
    private var pending: (head: Head, body: () throws -> ServerResponse.Body)?

    private let choice: ResponseChoice
    private let coders: [String: any CodableBodyCoder]

    init(_ choice: ResponseChoice, coders: [String: any CodableBodyCoder] = [:]) {
        self.choice = choice
        self.coders = coders
    }

    /// A JSON document.
    public mutating func json<T: JSONWritable>(
        _ value: T, _ statuses: ResponseStatus..., contentType: String = "application/json"
    ) {
        guard let head = head(statuses, contentType, standard: "application/json") else { return }
        if isOtherFormat(head), let value = value as? any Encodable { return encode(value, head) }
        do throws(JSONError) {
            write(head, .data(try JSONWriter.withBytes(of: value) { Data($0) }))
        } catch {
            fail("can't be written: \(error)")
        }
    }

    /// A text, in UTF-8 unless the media type says ISO 8859-1.
    public mutating func text(
        _ value: String, _ statuses: ResponseStatus..., contentType: String = "text/plain"
    ) {
        guard var head = head(statuses, contentType, standard: "text/plain") else { return }
        let type = MediaRange(head.contentType)
        switch type?["charset"]?.lowercased() {
        case "iso-8859-1", "latin1":
            guard let data = value.data(using: .isoLatin1) else {
                return fail("has characters that \(head.contentType) can't have")
            }
            write(head, .data(data))
        case nil where type?.type == "text":
            head.contentType += "; charset=utf-8"
            write(head, .data(Data(value.utf8)))
        default:
            write(head, .data(Data(value.utf8)))
        }
    }

    /// Bytes, sent as they come.
    public mutating func body(
        _ value: ResponseBody, _ statuses: ResponseStatus..., contentType: String = "application/octet-stream"
    ) {
        guard let head = head(statuses, contentType, standard: "application/octet-stream") else { return }
        write(head) { try value.takeWhole().map(ServerResponse.Body.data) ?? .stream(value) }
    }

    /// One JSON document after the other, sent as they come: as server-sent events, JSON text sequence or lines, by the media type.
    public mutating func stream<T: JSONReadable>(
        _ value: ResponseStream<T>, _ statuses: ResponseStatus..., contentType: String = "application/jsonl"
    ) {
        guard let head = head(statuses, contentType, standard: "application/jsonl") else { return }
        write(head) { .stream(value.body(as: head.contentType)) }
    }

    /// A document that a coder of `ServiceConfiguration.bodyCoders` writes, such as XML.
    public mutating func coded<T: Encodable & Sendable>(
        _ value: T, _ statuses: ResponseStatus..., contentType: String
    ) {
        guard let head = head(statuses, contentType, standard: "application/xml") else { return }
        encode(value, head)
    }

    /// No body.
    public mutating func empty(_ statuses: ResponseStatus...) {
        guard takes(statuses, nil), let status = status(statuses) else { return }
        response = ServerResponse(status)
    }
}

/// What doesn't depend on the value's type.
extension ResponseEncoder {
    struct Head {
        let status: HTTPResponse.Status
        var contentType: String
    }

    /// Status and content type; nil where this isn't the way to write the outcome, or isn't documented.
    private mutating func head(_ statuses: [ResponseStatus], _ documented: String, standard: String) -> Head? {
        guard takes(statuses, documented), let status = status(statuses) else { return nil }
        guard let contentType = choice.contentType(documented, standard: standard) else {
            let asked = choice.headerFields[.contentType].map { "the content type \($0)" } ?? "no content type"
            fail("has \(asked), and \(documented) is documented: set `context.response.headerFields`")
            return nil
        }
        return Head(status: status, contentType: contentType)
    }

    /// Whether this way to write the outcome is taken: for good where it fits the request, else until a better one follows.
    private mutating func takes(_ statuses: [ResponseStatus], _ mediaTypes: String?) -> Bool {
        if isTaken { return false }
        isTaken = choice.prefers(statuses) && choice.prefers(mediaTypes: mediaTypes)
        guard isTaken || !hasFallback else { return false }
        hasFallback = true
        if isTaken { (response, defect, pending) = (nil, nil, nil) }
        return true
    }

    private mutating func status(_ statuses: [ResponseStatus]) -> HTTPResponse.Status? {
        guard let code = choice.status(statuses), 100...999 ~= code else {
            let documented = statuses.map(\.description).joined(separator: ", ")
            fail("has the status \(choice.askedStatus ?? 0), and \(documented) is documented")
            return nil
        }
        return HTTPResponse.Status(code: code)
    }

    private mutating func write(_ head: Head, _ body: ServerResponse.Body) {
        guard head.status.code >= 200, ![204, 205, 304].contains(head.status.code) else {
            if case .stream(let body) = body { body.cancel() }
            response = ServerResponse(head.status)
            return
        }
        response = ServerResponse(head.status, headerFields: [.contentType: head.contentType], body: body)
    }

    private mutating func write(_ head: Head, _ body: @escaping () throws -> ServerResponse.Body) {
        guard isTaken else {
            pending = (head, body)
            return
        }
        do {
            write(head, try body())
        } catch {
            fail("has a body that was cancelled")
        }
    }

    /// The response; throws why there is none that is documented.
    mutating func finish() throws(ServiceDefect) -> ServerResponse {
        if let pending {
            isTaken = true
            write(pending.head, pending.body)
        }
        if let response { return response }
        throw ServiceDefect(reason: "the response \(defect ?? "isn't written")")
    }

    private mutating func fail(_ reason: String) {
        response = nil
        if defect == nil { defect = reason }
    }

    /// Whether a value that is documented as JSON is asked for in a format that a coder writes.
    private func isOtherFormat(_ head: Head) -> Bool {
        !coders.isEmpty && MediaRange(head.contentType)?.isJSON == false && coders.coder(for: head.contentType) != nil
    }

    private mutating func encode(_ value: some Encodable, _ head: Head) {
        guard let coder = coders.coder(for: head.contentType) else {
            return fail("needs a coder for \(head.contentType) in `ServiceConfiguration.bodyCoders`")
        }
        do {
            write(head, .data(try coder.encode(value)))
        } catch {
            fail("can't be written: \(error)")
        }
    }
}
