import APIRuntime
import Foundation

/// What generated code looks like: an API with one operation of each kind.
struct SampleClient: ServiceClient {
    var client: APIClient

    init(
        server: ServerURL = ServerURL("https://api.example.com/base/"),
        credentials: Credentials = .init(),
        configuration: ClientConfiguration = .init(),
        transport: any Transport
    ) {
        client = APIClient(
            server: server,
            credentials: credentials,
            configuration: configuration,
            transport: transport
        )
    }

    struct Credentials: CredentialSet {
        var key: Credential?
        var practice: Credential?
        var token: Credential?
        var basic: Credential?

        static let schemes: [SecurityScheme] = [
            .apiKey("key", in: .header, name: "x-api-key"), .apiKey("practice", in: .query, name: "practice id"),
            .oauth2("token"), .http("basic", scheme: "basic"), .mutualTLS("certificate"),
        ]

        func credential(for scheme: String) -> Credential? {
            switch scheme {
            case "key": key
            case "practice": practice
            case "token": token
            case "basic": basic
            default: nil
            }
        }
    }
}

/// A model with recursion, an open enumeration, and a date.
struct Node: APIValue {
    let name: String
    let kind: Kind?
    let at: Date?
    @Boxed var next: Node?

    init(name: String, kind: Kind? = nil, at: Date? = nil, next: Node? = nil) {
        self.name = name
        self.kind = kind
        self.at = at
        _next = Boxed(wrappedValue: next)
    }

    static let keys = JSONKeys("name", "kind", "at", "next", required: 0)

    init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var kind: Kind?
        var at: Date?
        var next: Node?
        var object = try json.beginObject(Self.keys)
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&name)
            case 1: json.read(&kind)
            case 2: json.read(&at)
            default: json.read(&next)
            }
        }
        try json.endObject(&object)
        self.name = JSONReader.required(name)
        self.kind = kind
        self.at = at
        _next = Boxed(wrappedValue: next)
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(name, 0, in: &object)
        json.writeIfPresent(kind, 1, in: &object)
        json.writeIfPresent(at, 2, in: &object)
        json.writeIfPresent(next, 3, in: &object)
        json.endObject(object)
    }

    enum Kind: OpenEnum {
        case doctor
        case unknown(String)

        static let allCases: [Kind] = [.doctor]

        init(rawValue: String) {
            self = rawValue == "doctor" ? .doctor : .unknown(rawValue)
        }

        var rawValue: String {
            switch self {
            case .doctor: "doctor"
            case .unknown(let value): value
            }
        }
    }
}

enum Order: String, ClosedEnum {
    case first = "first_name"
    case last = "last_name"
    case born, seen, left, joined
}

enum Level: Int, ClosedEnum {
    case low = 1
    case high = 2
}

/// A call whose security, body and streaming are chosen by its type.
struct GetNode<Rules: SampleRules>: Endpoint {
    var id = "42"
    var query: String?
    var body: RequestBody?

    typealias Output = Node

    enum Failure: Sendable {
        case notFound(Node)
        case serverError
    }

    static var operation: OperationInfo {
        OperationInfo(id: "getNode", method: .get, path: "/nodes/{id}", security: Rules.security)
    }

    func encode(to request: inout RequestEncoder) {
        request.path("id", id)
        request.query("q", query)
        request.bytes(body)
    }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Node, Failure> {
        switch response.status {
        case 200: .success(try response.json())
        case 404: .failure(.notFound(try response.json()))
        case 500...599: .failure(.serverError)
        default: .undocumented
        }
    }
}

protocol SampleRules: Sendable {
    static var security: [[String]] { get }
}

enum Anonymous: SampleRules {
    static let security: [[String]] = []
}

enum KeyOrToken: SampleRules {
    static let security = [["key", "practice"], ["token"]]
}

enum OptionalBasic: SampleRules {
    static let security = [[], ["basic"]]
}

enum Certified: SampleRules {
    static let security = [["certificate", "token"]]
}

/// A streamed call.
struct Watch: Endpoint {
    typealias Output = ResponseStream<Node>
    typealias Failure = Never

    static let operation = OperationInfo(
        id: "watch",
        method: .get,
        path: "/watch",
        accept: "application/x-ndjson",
        streams: true
    )

    func encode(to request: inout RequestEncoder) {}

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<ResponseStream<Node>, Never> {
        switch response.status {
        case 200: .success(try response.stream())
        default: .undocumented
        }
    }
}
