import APIServer
import Foundation
import HTTPTypes

/// Keeps the calls, and responds with what a test gives it.
final class RecordingPets: PetsService, @unchecked Sendable {
    typealias Principal = String

    private let lock = NSLock()
    private var recorded: [(call: Any, principal: Any)] = []

    var listed: @Sendable (CallContext<String>) async throws -> [Pet] = { _ in [] }
    var got: @Sendable (GetPet, CallContext<String?>) async throws -> Pet = { call, _ in Pet(id: call.id, kind: .cat) }
    var created: @Sendable (CreatePet, CallContext<String>) async throws -> Pet = { call, _ in call.body }
    var uploaded: @Sendable (Upload) async throws -> Void = { _ in }
    var watched: @Sendable (WatchPets, CallContext<Void>) async throws -> WatchPets.Output = { call, context in
        let pets = AsyncStream { continuation in
            for index in 0..<call.count { continuation.yield(Pet(id: "\(index)", kind: .dog)) }
            continuation.finish()
        }
        return
            switch context.preferred(
                among: ["text/event-stream", "application/jsonl", "application/json-seq"]
            )
        {
        case "application/jsonl": .lines(context.stream(pets))
        case "application/json-seq": .records(context.stream(pets))
        default: .events(context.stream(pets))
        }
    }
    var reported: @Sendable (CallContext<Void>) async throws -> GetReport.Output = { _ in .noContent }

    private func record(_ call: Any, _ principal: Any) { lock.withLock { recorded.append((call, principal)) } }

    /// The last call, of that type.
    func last<Call>(_ type: Call.Type = Call.self) -> Call? { lock.withLock { recorded.last?.call as? Call } }
    var lastPrincipal: Any? { lock.withLock { recorded.last?.principal } }
    var count: Int { lock.withLock { recorded.count } }

    func listPets(_ call: ListPets, in context: CallContext<String>) async throws -> [Pet] {
        record(call, context.principal)
        return try await listed(context)
    }

    func getPet(_ call: GetPet, in context: CallContext<String?>) async throws -> Pet {
        record(call, context.principal ?? "nobody")
        return try await got(call, context)
    }

    func createPet(_ call: CreatePet, in context: CallContext<String>) async throws -> Pet {
        record(call, context.principal)
        return try await created(call, context)
    }

    func getHealth(_ call: GetHealth, in context: CallContext<Void>) async throws { record(call, ()) }

    func haunt(_ call: Haunt, in context: CallContext<String>) async throws { record(call, context.principal) }

    func styles(_ call: Styles, in context: CallContext<Void>) async throws -> String {
        record(call, ())
        return "ünïcode"
    }

    func upload(_ call: Upload, in context: CallContext<Void>) async throws {
        record(call, ())
        try await uploaded(call)
    }

    func importPets(_ call: ImportPets, in context: CallContext<Void>) async throws -> Int {
        record(call, ())
        var count = 0
        for try await _ in call.body { count += 1 }
        return count
    }

    func watchPets(_ call: WatchPets, in context: CallContext<Void>) async throws -> WatchPets.Output {
        record(call, ())
        return try await watched(call, context)
    }

    func chat(_ call: Chat, in context: CallContext<Void>) async throws -> String {
        record(call, ())
        return "whole"
    }

    func chatStream(_ call: ChatStream, in context: CallContext<Void>) async throws -> ResponseStream<Pet> {
        record(call, ())
        return context.stream([Pet(id: "1", kind: .cat), Pet(id: "2", kind: .dog)].async)
    }

    func getReport(_ call: GetReport, in context: CallContext<Void>) async throws -> GetReport.Output {
        record(call, ())
        return try await reported(context)
    }
}

extension Array where Element: Sendable {
    var async: AsyncStream<Element> {
        AsyncStream { continuation in
            for element in self { continuation.yield(element) }
            continuation.finish()
        }
    }
}

/// Knows one key, one user and one token.
struct Guard: PetStoreSecurity {
    func key(_ key: String, for call: SecuredCall<String>) async throws -> String? {
        if key == "suspended" { throw Problem(status: .forbidden, detail: "the account is suspended") }
        return key == "secret" ? "key" : nil
    }

    func basic(_ user: BasicCredential, for call: SecuredCall<String>) async throws -> String? {
        guard user.username == "ann", user.password == "p:w" else { return nil }
        return "\(call.principal ?? "nobody")+\(user.username)+\(call.scopes)"
    }

    func token(_ token: String, for call: SecuredCall<String>) async throws -> String? {
        token == "t0ken" ? "token\(call.scopes)" : nil
    }
}

/// A service with its implementation, and the errors that it reports.
struct PetStore {
    let pets = RecordingPets()
    let errors = Errors()
    let service: PetStoreAPI

    final class Errors: @unchecked Sendable {
        private let lock = NSLock()
        private var texts: [String] = []
        func add(_ error: any Error) { lock.withLock { texts.append("\(error)") } }
        var all: [String] { lock.withLock { texts } }
    }

    init(_ configure: (inout ServiceConfiguration) -> Void = { _ in }) {
        var configuration = ServiceConfiguration()
        configuration.onError = { [errors] error, _ in errors.add(error) }
        configure(&configuration)
        service = PetStoreAPI(pets: pets, security: Guard(), configuration: configuration)
    }

    func client(
        _ credentials: PetStoreClient.Credentials = .init(key: "secret"),
        _ configuration: ClientConfiguration = ClientConfiguration()
    ) -> PetStoreClient {
        var configuration = configuration
        configuration.retries = nil
        return PetStoreClient(service: service, credentials: credentials, configuration: configuration)
    }

    /// What a client that isn't ours gets.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [.xAPIKey: "secret"],
        body: IncomingBody = IncomingBody()
    ) async -> Received {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "a", path: "/v1" + path, headerFields: fields)
        let response = await service.respond(to: ServerRequest(head: head, body: body))
        let data = (try? await response.body.received.collect()) ?? Data("(interrupted)".utf8)
        return Received(head: response.head, text: String(decoding: data, as: UTF8.self))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ contentType: String, _ body: String,
        _ fields: HTTPFields = [.xAPIKey: "secret"]
    ) async -> Received {
        var fields = fields
        fields[.contentType] = contentType
        let data = Data(body.utf8)
        return await send(
            method, path, fields, body: IncomingBody(ResponseBody(data), length: Int64(data.count)))
    }

    struct Received {
        let head: HTTPResponse
        let text: String
        var status: Int { head.status.code }

        /// `in name pointer: message` of each violation of a problem.
        var violations: [String] {
            guard let value = try? JSONReader.read(JSONValue.self, from: text),
                case .object(let object) = value, case .array(let violations)? = object["violations"]
            else { return [] }
            return violations.map { violation in
                guard case .object(let members) = violation else { return "?" }
                let place = ["in", "name", "pointer"].compactMap { members[$0]?.string }.filter { !$0.isEmpty }
                return place.joined(separator: " ") + ": " + (members["message"]?.string ?? "")
            }
        }
    }
}

extension HTTPField.Name {
    static let xAPIKey = HTTPField.Name("X-API-Key")!
    static let xTrace = HTTPField.Name("X-Trace")!
}
