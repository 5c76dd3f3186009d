import APIServer
import Foundation

struct ListPets: Endpoint, Equatable {
    var kind: Kind?
    var limit: Int?
    var tags: [String]?
    var filter: Color?
    var xTrace: String?
    var session: String?

    typealias Output = [Pet]
    typealias Failure = Never

    static let operation = OperationInfo(
        id: "listPets", method: .get, path: "/pets", security: [["key"], ["token"]])

    func encode(to request: inout RequestEncoder) {
        request.query("kind", kind)
        request.query("limit", limit)
        request.query("tags", tags)
        request.query("filter", filter, style: .deepObject)
        request.header("X-Trace", xTrace)
        request.cookie("session", session)
    }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200: .success(try response.json())
        default: .undocumented
        }
    }
}

extension ListPets: ValidatableEndpoint {
    static let requestRules = RequestRules(
        .query("limit", .minimum(1), .maximum(100)), .query("tags", .items(.maxLength(3))),
        .header("X-Trace", .pattern("^[A-Z]+$")))
}

struct GetPet: Endpoint, Equatable {
    var id: String

    typealias Output = Pet

    enum Failure: Sendable, Equatable {
        case notFound(Fault)
        case other(Fault)
    }

    static let operation = OperationInfo(
        id: "getPet", method: .get, path: "/pets/{id}", security: [["key"], []])

    func encode(to request: inout RequestEncoder) { request.path("id", id) }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200: .success(try response.json())
        case 404: .failure(.notFound(try response.json()))
        default: .failure(.other(try response.json()))
        }
    }
}

struct CreatePet: ValidatableEndpoint, Equatable {
    var body: Pet
    static let requestRules = RequestRules(.body("application/json", .type(Pet.self)))

    typealias Output = Pet
    typealias Failure = Never

    static let operation = OperationInfo(
        id: "createPet", method: .post, path: "/pets", security: [["key", "basic"]])

    func encode(to request: inout RequestEncoder) { request.json(body) }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200, 201: .success(try response.json())
        default: .undocumented
        }
    }
}

struct GetHealth: Endpoint, Equatable {
    typealias Output = Void
    typealias Failure = Never

    static let operation = OperationInfo(id: "getHealth", method: .get, path: "/health", accept: nil)

    func encode(to request: inout RequestEncoder) {}

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 204: .success(())
        default: .undocumented
        }
    }
}

struct Haunt: Endpoint {
    typealias Output = Void
    typealias Failure = Never

    static let operation = OperationInfo(id: "haunt", method: .get, path: "/haunt", accept: nil, security: [["ghost"]])

    func encode(to request: inout RequestEncoder) {}

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> { .success(()) }
}

/// Every style of the table.
struct Styles: Endpoint, Equatable {
    var simple: [String]
    var label: [Int]
    var matrix: Color
    var form: [String]
    var joined: [String]
    var space: [String]
    var pipe: [Int]
    var deep: Color
    var json: Color
    var spread: Color
    var xList: [String]
    var xObject: Color
    var xJSON: [Int]
    var cookie: [String]
    var cookieObject: Color

    typealias Output = String
    typealias Failure = Never

    static let operation = OperationInfo(
        id: "styles", method: .get, path: "/styles/{simple}/{label}/x{matrix}", accept: "text/plain")

    private static let names: Set = ["form", "joined", "space", "pipe", "deep", "json"]

    func encode(to request: inout RequestEncoder) {
        request.path("simple", simple)
        request.path("label", label, style: .label, explode: true)
        request.path("matrix", matrix, style: .matrix, explode: true)
        request.query("form", form)
        request.query("joined", joined, explode: false)
        request.query("space", space, style: .spaceDelimited)
        request.query("pipe", pipe, style: .pipeDelimited)
        request.query("deep", deep, style: .deepObject)
        request.query("json", json, style: .json)
        request.query("spread", spread)
        request.header("X-List", xList)
        request.header("X-Object", xObject, explode: true)
        request.header("X-JSON", xJSON, style: .json)
        request.cookie("list", cookie, explode: false)
        request.cookie("object", cookieObject)
    }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200: .success(try response.text())
        default: .undocumented
        }
    }
}

struct Upload: Endpoint {
    var id: String
    var body: Body?

    enum Body: Sendable {
        case json(Pet)
        case multipart(UploadBody)
        case form(Color)
        case csv(String)
        case image(RequestBody, contentType: String)
        case order(Fault)
        case mixed([FilePart])
    }

    struct UploadBody: MultipartBody {
        var file: FilePart
        var others: [FilePart]?
        var title: String?
        var tags: [String]?
        var pet: Pet?
        var pets: [Pet]?
        var fileXTrace: Int?

        func encode(to form: inout MultipartEncoder) {
            form.file("file", file)
            form.header("X-Trace", fileXTrace)
            form.files("others", others)
            form.field("title", title)
            form.field("tags", tags)
            form.field("pet", pet)
            form.field("pets", pets)
        }
    }

    typealias Output = Void
    typealias Failure = Never

    static let operation = OperationInfo(id: "upload", method: .put, path: "/pets/{id}/upload", accept: nil)

    func encode(to request: inout RequestEncoder) {
        request.path("id", id)
        switch body {
        case .json(let value): request.json(value)
        case .multipart(let value): request.multipart(value)
        case .form(let value): request.form(value)
        case .csv(let value): request.text(value, contentType: "text/csv")
        case .image(let value, let contentType): request.bytes(value, contentType: contentType)
        case .order(let value): request.coded(value, contentType: "application/xml")
        case .mixed(let value): request.parts(value)
        case nil: break
        }
    }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 204: .success(())
        default: .undocumented
        }
    }
}

extension Upload: ValidatableEndpoint {
    static let requestRules = RequestRules(
        .body(
            "multipart/form-data", .onlyProperties("file", "others", "title", "tags", "pet", "pets"),
            .property("pet", .type(Pet.self))))
}

struct ImportPets: Endpoint {
    var contentType = "application/jsonl"
    var body: RequestStream<Pet>

    typealias Output = Int
    typealias Failure = Never

    static let operation = OperationInfo(id: "importPets", method: .post, path: "/import")

    func encode(to request: inout RequestEncoder) { request.stream(body, contentType: contentType) }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200: .success(try response.json())
        default: .undocumented
        }
    }
}

struct WatchPets: Endpoint {
    var count: Int

    /// One for each framing.
    enum Output: Sendable {
        case events(ResponseStream<Pet>)
        case lines(ResponseStream<Pet>)
        case records(ResponseStream<Pet>)
    }

    typealias Failure = Never

    static let operation = OperationInfo(
        id: "watchPets", method: .get, path: "/watch",
        accept: "text/event-stream, application/jsonl, application/json-seq", streams: true)

    func encode(to request: inout RequestEncoder) { request.query("count", count) }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200 where response.hasContentType("application/jsonl"): .success(.lines(try response.stream()))
        case 200 where response.hasContentType("application/json-seq"): .success(.records(try response.stream()))
        case 200: .success(.events(try response.stream()))
        default: .undocumented
        }
    }
}

struct Chat: Endpoint {
    var body: JSONValue

    typealias Output = String
    typealias Failure = Never

    static let operation = OperationInfo(id: "chat", method: .post, path: "/chat")

    func encode(to request: inout RequestEncoder) { request.json(body) }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200: .success(try response.json())
        default: .undocumented
        }
    }
}

struct ChatStream: Endpoint {
    var body: JSONValue

    typealias Output = ResponseStream<Pet>
    typealias Failure = Never

    static let operation = OperationInfo(
        id: "chat", method: .post, path: "/chat", accept: "text/event-stream, application/json", streams: true)

    func encode(to request: inout RequestEncoder) { request.json(body) }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200: .success(try response.stream())
        default: .undocumented
        }
    }
}

struct GetReport: Endpoint {
    enum Output: Sendable {
        case json(Pet)
        case pdf(ResponseBody)
        case csv(String)
        case order(Fault)
        case noContent
    }

    /// A failure that is a body itself.
    typealias Failure = String

    static let operation = OperationInfo(
        id: "getReport", method: .get, path: "/report",
        accept: "application/json, application/pdf, image/*, text/csv, text/xml", streams: true)

    func encode(to request: inout RequestEncoder) {}

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200 where response.hasContentType("application/pdf"): .success(.pdf(try response.body()))
        case 200 where response.hasContentType("image/*"): .success(.pdf(try response.body()))
        case 200 where response.hasContentType("text/csv"): .success(.csv(try response.text()))
        case 200 where response.hasContentType("text/xml"): .success(.order(try response.coded()))
        case 200: .success(.json(try response.json()))
        case 204: .success(.noContent)
        default: .failure(try response.json())
        }
    }
}
