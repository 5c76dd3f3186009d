import APIJSON
import APIServer
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import HTTPTypes

/// One operation of the description, decided as far as it can be before there is a request.
struct OperationPlan: Sendable {
    let index: Int
    let method: HTTPRequest.Method
    /// As it is written: `/pets/{id}`.
    let path: String
    /// Pairs that the path's own query has: `/?Action=List`.
    let fixedQuery: [String]
    let operationID: String?
    /// Empty where nothing is secured; one of them has to be satisfied.
    let security: [SecurityPlan]
    let parameters: [ParameterPlan]
    let body: BodyPlan?
    let responses: [ResponsePlan]

    /// `listPets`, or `GET /pets`.
    var name: String { operationID ?? "\(method.rawValue) \(path)" }
}

/// Schemes that have to be satisfied together.
struct SecurityPlan: Sendable {
    let schemes: [Scheme]

    struct Scheme: Sendable {
        let name: String
        let kind: OpenAPI.SecurityScheme.Kind
    }
}

/// A parameter, and how it is read.
struct ParameterPlan: Sendable {
    let name: String
    let location: OpenAPI.Parameter.Location
    let style: OpenAPI.Parameter.Style
    let explode: Bool
    let isRequired: Bool
    let allowsEmpty: Bool
    /// JSON text, rather than the form of a style.
    let isJSON: Bool
    let type: TextType
    let schema: SchemaID?
}

/// A request's body.
struct BodyPlan: Sendable {
    let isRequired: Bool
    let contents: [ContentPlan]
}

/// A body in one media type.
struct ContentPlan: Sendable {
    /// As it is written.
    let name: String
    let range: MediaRange
    let media: OpenAPI.MediaType
    let type: TextType
    let schema: SchemaID?
    /// Of each document of a sequence.
    let item: SchemaID?
    let encodings: [String: EncodingPlan]
    let examples: [Example]

    /// An example of the media type.
    struct Example: Sendable {
        /// Nil for `example`.
        let name: String?
        let value: JSONValue
    }

    /// How a body of the media type is read and written; of a range, where its media type is unknown, JSON.
    func kind(of actual: MediaRange? = nil) -> BodyKind {
        BodyKind(actual ?? range, isBinary: type.isBinary)
    }
}

/// How one property of a form or a multipart body is sent.
struct EncodingPlan: Sendable {
    let contentTypes: [MediaRange]
    let style: OpenAPI.Parameter.Style?
    let explode: Bool?
    /// The headers that a part has to have beside its content type.
    let requiredHeaders: [String]
}

/// The response under one status.
struct ResponsePlan: Sendable {
    /// `200`, `4XX`, `default`
    let key: String
    /// The status; nil for ranges and for `default`.
    let code: Int?
    /// In the order of the document, JSON first.
    let contents: [ContentPlan]
    let headers: [HeaderPlan]

    /// The first digit of a range, `4XX`.
    var hundreds: Int? {
        let text = key.uppercased()
        return text.utf8.count == 3 && text.hasSuffix("XX") ? text.first?.wholeNumberValue : nil
    }

    var isDefault: Bool { key == "default" }
}

/// A header of a response.
struct HeaderPlan: Sendable {
    let name: HTTPField.Name
    let isJSON: Bool
    let explode: Bool
    let schema: SchemaID?
    let example: JSONValue?
}

/// The formats of bodies.
enum BodyKind: Sendable {
    case json, lines, records, events, form, multipart, xml, text, bytes

    init(_ mediaType: MediaRange, isBinary: Bool) {
        let essence = mediaType.essence
        switch essence {
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/json-lines":
            self = .lines
        case "application/json-seq": self = .records
        case "text/event-stream": self = .events
        case "application/x-www-form-urlencoded": self = .form
        case "*/*", "application/*", "application/*+json": self = isBinary ? .bytes : .json
        default:
            if mediaType.isJSON {
                self = .json
            } else if essence.hasSuffix("+json-seq") {
                self = .records
            } else if mediaType.type == "multipart" {
                self = .multipart
            } else if mediaType.isXML, !isBinary {
                self = .xml
            } else {
                self = mediaType.type == "text" && !isBinary ? .text : .bytes
            }
        }
    }

    /// One document after the other.
    var isSequence: Bool {
        switch self {
        case .lines, .records, .events: true
        case .json, .form, .multipart, .xml, .text, .bytes: false
        }
    }
}
