public import APIJSON
import Foundation
public import HTTPTypes

/// The reason that a request was refused, as RFC 9457 describes it: `application/problem+json`.
///
///     {"title": "Unprocessable Content", "status": 422, "detail": "the body doesn't fit its schema",
///      "violations": [{"in": "body", "pointer": "/age", "message": "has to be at least 0, and is -1"}]}
public struct Problem: Error, Sendable, Hashable {
    /// The status of the response.
    public var status: Int

    /// The kind of problem, as a URI; nil where the status suffices.
    public var type: String?

    /// A few words for the kind of problem; by default those of the status.
    public var title: String

    /// One sentence without a full stop for this problem.
    public var detail: String?

    /// All places of the request that are wrong.
    public var violations: [Violation]

    /// Further members, after all others.
    public var members: JSONObject

    /// Headers of the response beside its content type: `Allow`, `WWW-Authenticate`.
    public var headerFields: HTTPFields

    public init(
        status: HTTPResponse.Status,
        type: String? = nil,
        title: String? = nil,
        detail: String? = nil,
        violations: [Violation] = [],
        members: JSONObject = [:],
        headerFields: HTTPFields = [:]
    ) {
        self.status = status.code
        self.type = type
        let reason = title ?? status.reasonPhrase
        self.title = reason.isEmpty ? "Error" : reason
        self.detail = detail
        self.violations = violations
        self.members = members
        self.headerFields = headerFields
    }

    /// A place of a request that is wrong.
    public struct Violation: Sendable, Hashable {
        /// The part of the request.
        public var location: Location

        /// The parameter's or header's name; of a body nil.
        public var name: String?

        /// The JSON pointer in the body or in the parameter's value; empty for all of it.
        public var pointer: String

        /// One sentence without a full stop.
        public var message: String

        public enum Location: String, Sendable, Hashable {
            case body, query, path, header, cookie
        }

        public init(_ location: Location, name: String? = nil, pointer: String = "", message: String) {
            self.location = location
            self.name = name
            self.pointer = pointer
            self.message = message
        }
    }
}

extension Problem: JSONWritable {
    /// The names that `members` can't use.
    private static let ownNames: Set = ["type", "title", "status", "detail", "violations"]

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject()
        if let type { write("type", type, to: &json, &object) }
        write("title", title, to: &json, &object)
        json.writeKey("status", in: &object)
        status.write(to: &json)
        if let detail { write("detail", detail, to: &json, &object) }
        if !violations.isEmpty {
            json.writeKey("violations", in: &object)
            violations.write(to: &json)
        }
        for (key, value) in members where !Self.ownNames.contains(key) {
            json.writeKey(key, in: &object)
            value.write(to: &json)
        }
        json.endObject(object)
    }

    private func write(_ key: String, _ text: String, to json: inout JSONWriter, _ object: inout JSONWriter.Object) {
        json.writeKey(key, in: &object)
        json.writeString(text)
    }
}

extension Problem.Violation: JSONWritable {
    public func write(to json: inout JSONWriter) {
        var object = json.beginObject()
        json.writeKey("in", in: &object)
        json.writeString(location.rawValue)
        if let name {
            json.writeKey("name", in: &object)
            json.writeString(name)
        }
        // Of a body the whole is a place, too.
        if !pointer.isEmpty || name == nil {
            json.writeKey("pointer", in: &object)
            json.writeString(pointer)
        }
        json.writeKey("message", in: &object)
        json.writeString(message)
        json.endObject(object)
    }
}

extension Problem.Violation: CustomStringConvertible {
    /// `body /age: has to be at least 0, and is -1`
    public var description: String {
        let place = [location.rawValue, name ?? "", pointer].filter { !$0.isEmpty }
        return place.joined(separator: " ") + ": " + message
    }
}

extension Problem: CustomStringConvertible {
    /// `422 Unprocessable Content: the body doesn't fit its schema`
    public var description: String { "\(status) \(title)" + (detail.map { ": \($0)" } ?? "") }
}

extension Problem {
    /// The media type of problems.
    public static let mediaType = "application/problem+json"

    /// The response that tells the client.
    public var response: ServerResponse {
        var fields = headerFields
        fields[.contentType] = Self.mediaType
        let bytes = (try? JSONWriter.bytes(of: self)) ?? Array("{}".utf8)
        // A status of three digits is what HTTP has.
        let code = (100...999).contains(status) ? status : 500
        return ServerResponse(.init(code: code), headerFields: fields, body: .data(Data(bytes)))
    }
}
