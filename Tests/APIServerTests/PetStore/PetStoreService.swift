import APIServer
import Foundation

protocol PetsService<Principal>: Sendable {
    associatedtype Principal: Sendable
    func listPets(_ call: ListPets, in context: CallContext<Principal>) async throws -> [Pet]
    func getPet(_ call: GetPet, in context: CallContext<Principal?>) async throws -> Pet
    func createPet(_ call: CreatePet, in context: CallContext<Principal>) async throws -> Pet
    func getHealth(_ call: GetHealth, in context: CallContext<Void>) async throws
    func haunt(_ call: Haunt, in context: CallContext<Principal>) async throws
    func styles(_ call: Styles, in context: CallContext<Void>) async throws -> String
    func upload(_ call: Upload, in context: CallContext<Void>) async throws
    func importPets(_ call: ImportPets, in context: CallContext<Void>) async throws -> Int
    func watchPets(_ call: WatchPets, in context: CallContext<Void>) async throws -> WatchPets.Output
    func chat(_ call: Chat, in context: CallContext<Void>) async throws -> String
    func chatStream(_ call: ChatStream, in context: CallContext<Void>) async throws -> ResponseStream<Pet>
    func getReport(_ call: GetReport, in context: CallContext<Void>) async throws -> GetReport.Output
}

extension PetsService {
    func addRoutes(to routes: inout ServiceRoutes<Principal>) {
        routes.add(listPets, scopes: [[:], ["token": ["pets:read"]]])
        routes.addOptional(getPet)
        routes.add(createPet, scopes: [["basic": ["writer"]]])
        routes.addOpen(getHealth)
        routes.add(haunt)
        routes.addOpen(styles)
        routes.addOpen(upload)
        routes.addOpen(importPets)
        routes.addOpen(watchPets)
        routes.addOpen(chat, stream: chatStream, flag: "stream")
        routes.addOpen(getReport)
    }
}

extension ListPets: ServedEndpoint {
    init?(from request: inout RequestDecoder) {
        let kind: Kind? = request.query("kind")
        let limit: Int? = request.query("limit", default: 20)
        let tags: [String]? = request.query("tags", shape: .array)
        let filter: Color? = request.query(
            "filter", shape: .object, style: .deepObject, members: ["parts": .array],
            excluding: ["kind", "limit", "tags"])
        let xTrace: String? = request.header("X-Trace")
        let session: String? = request.cookie("session")
        self.init(kind: kind, limit: limit, tags: tags, filter: filter, xTrace: xTrace, session: session)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) { response.json(output, 200) }
}

extension GetPet: ServedEndpoint {
    init?(from request: inout RequestDecoder) {
        let id: String? = request.path("id")
        guard let id else { return nil }
        self.init(id: id)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) { response.json(output, 200) }
}

extension GetPet.Failure: ServiceFailure {
    func encode(to response: inout ResponseEncoder) {
        switch self {
        case .notFound(let value): response.json(value, 404)
        case .other(let value): response.json(value, .default)
        }
    }
}

extension CreatePet: ServedEndpoint {
    static let requestBody = ServedBody(.json("application/json"), isRequired: true)

    init?(from request: inout RequestDecoder) {
        let body: Pet? = request.json()
        guard let body else { return nil }
        self.init(body: body)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) { response.json(output, 200, 201) }
}

extension GetHealth: ServedEndpoint {
    init?(from request: inout RequestDecoder) { self.init() }
    static func encode(_ output: Output, to response: inout ResponseEncoder) { response.empty(204) }
}

extension Haunt: ServedEndpoint {
    init?(from request: inout RequestDecoder) { self.init() }
    static func encode(_ output: Output, to response: inout ResponseEncoder) { response.empty(204) }
}

extension Styles: ServedEndpoint {
    init?(from request: inout RequestDecoder) {
        let others: Set = ["form", "joined", "space", "pipe", "json"]
        let deepNames: Set = ["deep[R]", "deep[G]", "deep[name]", "deep[parts][0]", "deep[parts][1]", "deep[parts]"]
        let simple: [String]? = request.path("simple", shape: .array)
        let label: [Int]? = request.path("label", shape: .array, style: .label, explode: true)
        let matrix: Color? = request.path("matrix", shape: .object, style: .matrix, explode: true)
        let form: [String]? = request.query("form", isRequired: true, shape: .array)
        let joined: [String]? = request.query("joined", isRequired: true, shape: .array, explode: false)
        let space: [String]? = request.query("space", isRequired: true, shape: .array, style: .spaceDelimited)
        let pipe: [Int]? = request.query("pipe", isRequired: true, shape: .array, style: .pipeDelimited)
        let deep: Color? = request.query("deep", isRequired: true, shape: .object, style: .deepObject)
        let json: Color? = request.query("json", isRequired: true, shape: .object, style: .json)
        let spread: Color? = request.query(
            "spread", isRequired: true, shape: .object, members: ["parts": .array],
            excluding: others.union(deepNames))
        let xList: [String]? = request.header("X-List", isRequired: true, shape: .array)
        let xObject: Color? = request.header("X-Object", isRequired: true, shape: .object, explode: true)
        let xJSON: [Int]? = request.header("X-JSON", isRequired: true, shape: .array, style: .json)
        let cookie: [String]? = request.cookie("list", isRequired: true, shape: .array, explode: false)
        let cookieObject: Color? = request.cookie("object", isRequired: true, shape: .object, excluding: ["list"])
        guard let simple, let label, let matrix, let form, let joined, let space, let pipe, let deep, let json,
            let spread, let xList, let xObject, let xJSON, let cookie, let cookieObject
        else { return nil }
        self.init(
            simple: simple, label: label, matrix: matrix, form: form, joined: joined, space: space, pipe: pipe,
            deep: deep, json: json, spread: spread, xList: xList, xObject: xObject, xJSON: xJSON, cookie: cookie,
            cookieObject: cookieObject)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) {
        response.text(output, 200, contentType: "text/plain")
    }
}

extension Upload: ServedEndpoint {
    static let requestBody = ServedBody(
        .json("application/json"), .multipart("multipart/form-data"), .form("application/x-www-form-urlencoded"),
        .text("text/csv"), .bytes("image/png", "image/*"), .coded("application/xml"), .parts("multipart/mixed"))

    init?(from request: inout RequestDecoder) {
        let id: String? = request.path("id")
        let body: Body? =
            switch request.bodyIndex {
            case 0: request.json().map(Body.json)
            case 1: request.multipart().map(Body.multipart)
            case 2: request.form(shapes: ["parts": .array]).map(Body.form)
            case 3: request.text().map(Body.csv)
            case 4: request.bytes().map { [contentType = request.contentType] in .image($0, contentType: contentType) }
            case 5: request.coded().map(Body.order)
            case 6: request.parts().map(Body.mixed)
            default: nil
            }
        guard let id else { return nil }
        self.init(id: id, body: body)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) { response.empty(204) }
}

extension Upload.UploadBody: ServedMultipartBody {
    init?(from form: inout MultipartDecoder) {
        let file: FilePart? = form.file("file", isRequired: true)
        let others: [FilePart]? = form.files("others")
        let title: String? = form.field("title")
        let tags: [String]? = form.field("tags", shape: .array)
        let pet: Pet? = form.field("pet", shape: .object)
        let pets: [Pet]? = form.field("pets", shape: .array)
        let fileXTrace: Int? = form.header("X-Trace", of: "file")
        guard let file else { return nil }
        self.init(
            file: file, others: others, title: title, tags: tags, pet: pet, pets: pets, fileXTrace: fileXTrace)
    }
}

extension ImportPets: ServedEndpoint {
    static let requestBody = ServedBody(.stream("application/jsonl", "application/json-seq"), isRequired: true)

    init?(from request: inout RequestDecoder) {
        let body: RequestStream<Pet>? = request.stream()
        guard let body else { return nil }
        self.init(contentType: request.contentType, body: body)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) { response.json(output, 200) }
}

extension WatchPets: ServedEndpoint {
    init?(from request: inout RequestDecoder) {
        let count: Int? = request.query("count", isRequired: true)
        guard let count else { return nil }
        self.init(count: count)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) {
        switch output {
        case .events(let value): response.stream(value, 200, contentType: "text/event-stream")
        case .lines(let value): response.stream(value, 200, contentType: "application/jsonl")
        case .records(let value): response.stream(value, 200, contentType: "application/json-seq")
        }
    }
}

extension Chat: ServedEndpoint {
    static let requestBody = ServedBody(.json("application/json"), isRequired: true)

    init?(from request: inout RequestDecoder) {
        let body: JSONValue? = request.json()
        guard let body else { return nil }
        self.init(body: body)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) { response.json(output, 200) }
}

extension ChatStream: ServedEndpoint {
    static let requestBody = ServedBody(.json("application/json"), isRequired: true)

    init?(from request: inout RequestDecoder) {
        let body: JSONValue? = request.json()
        guard let body else { return nil }
        self.init(body: body)
    }

    static func encode(_ output: Output, to response: inout ResponseEncoder) {
        response.stream(output, 200, contentType: "text/event-stream")
    }
}

extension GetReport: ServedEndpoint {
    init?(from request: inout RequestDecoder) { self.init() }

    static func encode(_ output: Output, to response: inout ResponseEncoder) {
        switch output {
        case .json(let value): response.json(value, 200)
        case .pdf(let value): response.body(value, 200, contentType: "application/pdf, image/*")
        case .csv(let value): response.text(value, 200, contentType: "text/csv")
        case .order(let value): response.coded(value, 200, contentType: "text/xml")
        case .noContent: response.empty(204)
        }
    }

    static func encode(failure: Failure, to response: inout ResponseEncoder) { response.json(failure, .default) }
}

protocol PetStoreSecurity<Principal>: Sendable {
    associatedtype Principal: Sendable
    func key(_ key: String, for call: SecuredCall<Principal>) async throws -> Principal?
    func basic(_ user: BasicCredential, for call: SecuredCall<Principal>) async throws -> Principal?
    func token(_ token: String, for call: SecuredCall<Principal>) async throws -> Principal?
}

struct PetStoreAPI: APIService {
    let engine: ServiceEngine

    init<Principal>(
        pets: some PetsService<Principal>, security: some PetStoreSecurity<Principal>,
        configuration: ServiceConfiguration = ServiceConfiguration()
    ) {
        var routes = ServiceRoutes<Principal>(basePaths: ["/v1"], configuration: configuration)
        routes.secure(.apiKey("key", in: .header, name: "X-API-Key"), by: security.key)
        routes.secure(.http("basic", scheme: "basic"), by: security.basic)
        routes.secure(.oauth2("token"), by: security.token)
        pets.addRoutes(to: &routes)
        engine = ServiceEngine(routes)
    }
}

struct PetStoreClient: ServiceClient {
    var client: APIClient

    struct Credentials: CredentialSet {
        var key: Credential?
        var basic: Credential?
        var token: Credential?

        static let schemes: [SecurityScheme] = [
            .apiKey("key", in: .header, name: "X-API-Key"), .http("basic", scheme: "basic"), .oauth2("token"),
        ]

        func credential(for scheme: String) -> Credential? {
            switch scheme {
            case "key": key
            case "basic": basic
            case "token": token
            default: nil
            }
        }
    }

    init(
        service: some APIService, credentials: Credentials = .init(key: "secret"),
        configuration: ClientConfiguration = ClientConfiguration()
    ) {
        client = APIClient(
            server: ServerURL("http://service.localhost/v1"), credentials: credentials, configuration: configuration,
            transport: ServiceTransport(service))
    }
}
