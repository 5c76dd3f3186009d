// Reads lines of JSON `{call, operation, arguments, credentials}`, makes each call with the generated client, and answers
// with a line `{call, outcome, status, value}`: what the client made of the server's answer, written back as JSON.
import APIRuntime
import Foundation

/// A value that a call is to be made with.
struct Argument: Sendable {
    let json: JSONValue

    /// The member of that name, for bodies that are built part by part.
    subscript(name: String) -> Argument? { json[name].map(Argument.init) }

    func member(_ name: String) throws -> Argument {
        guard let member = self[name] else { throw Mistake(what: "no value for \(name)") }
        return member
    }

    /// The value as the generated type reads it.
    func read<Value: JSONReadable>() throws -> Value {
        try JSONReader.read(Value.self, from: JSONWriter.bytes(of: json))
    }

    func read() throws -> RequestBody { .data(try data("base64", of: json)) }

    func read() throws -> FilePart {
        .data(
            try data("base64", of: json),
            filename: json["filename"]?.string ?? "file",
            contentType: json["contentType"]?.string
        )
    }

    func read() throws -> [FilePart] {
        try (json.array ?? []).map { try Argument(json: $0).read() }
    }

    func read() throws -> Credential {
        if let text = json.string { return Credential(text) }
        guard let username = json["username"]?.string, let password = json["password"]?.string else {
            throw Mistake(what: "no credential")
        }
        return .basic(username: username, password: password)
    }

    private func data(_ name: String, of json: JSONValue) throws -> Data {
        guard let text = json[name]?.string, let data = Data(base64Encoded: text) else {
            throw Mistake(what: "no bytes")
        }
        return data
    }
}

/// The harness asked for something impossible.
struct Mistake: Error {
    let what: String
}

/// One call that is to be made.
struct Call: Sendable {
    let id: String
    let operation: String
    let arguments: Argument
    let credentials: Argument

    init(line: String) throws {
        let json = try JSONReader.read(JSONValue.self, from: Array(line.utf8))
        id = json["call"]?.string ?? ""
        operation = json["operation"]?.string ?? ""
        arguments = Argument(json: json["arguments"] ?? .null)
        credentials = Argument(json: json["credentials"] ?? .null)
    }

    /// The header tells the server which call it is.
    var configuration: ClientConfiguration {
        ClientConfiguration(timeout: .seconds(20), additionalHeaders: [.init("X-Conformance-Call")!: id])
    }

    /// Makes the call, and says what came of it.
    func answer<Client: ServiceClient, Stub: Endpoint>(_ client: Client, _ stub: Stub) async throws -> JSONObject {
        do throws(APIError<Never>) {
            return try await answer(to: try await client.response(to: stub))
        } catch {
            switch error {
            case .request(let error): return line("refused", nil, .string("\(error)"))
            case .decoding, .undocumented, .transport, .cancelled, .failure:
                return line("failed", error.status, .string("\(error)"))
            }
        }
    }

    private func answer<Call: Endpoint>(
        to response: Response<Call>
    ) async throws(APIError<Never>) -> JSONObject {
        let status = response.head.status
        do {
            switch response.outcome {
            case .success(let output): return line("success", status, try await written(output))
            case .failure(let failure): return line("failure", status, try await written(failure))
            case .undocumented: return line("undocumented", status, bytes(response.body))
            }
        } catch {
            return line("failed", status, .string("\(error)"))
        }
    }

    func line(_ outcome: String, _ status: Int?, _ value: JSONValue) -> JSONObject {
        [
            "call": .string(id), "outcome": .string(outcome), "value": value,
            "status": status.map { .number(JSONNumber($0)) } ?? .null,
        ]
    }
}

/// A stream whose elements can be written back.
protocol WritableStream {
    func elements() async throws -> [JSONValue]
}

extension ResponseStream: WritableStream where Element: JSONWritable {
    func elements() async throws -> [JSONValue] {
        var elements: [JSONValue] = []
        for try await element in self { elements.append(try json(element)) }
        return elements
    }
}

private func json<Value: JSONWritable>(_ value: Value) throws -> JSONValue {
    try JSONReader.read(JSONValue.self, from: JSONWriter.bytes(of: value))
}

private func bytes(_ data: Data) -> JSONValue {
    .object(["base64": .string(data.base64EncodedString())])
}

/// What came back, as JSON: models as they write themselves, a status's case as its payload, nothing as null.
private func written(_ value: Any) async throws -> JSONValue {
    if value is Void { return .null }
    if let value = value as? any JSONWritable { return try json(value) }
    if let stream = value as? any WritableStream { return .array(try await stream.elements()) }
    if let body = value as? ResponseBody { return bytes(try await body.collect()) }
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .enum else { throw Mistake(what: "can't write \(type(of: value))") }
    guard let payload = mirror.children.first else { return .null }
    return try await written(payload.value)
}

@main struct Driver {
    static func main() async throws {
        guard CommandLine.arguments.count == 2, let server = ServerURL(CommandLine.arguments[1]) else {
            throw Mistake(what: "the argument is the server's URL")
        }
        while let text = readLine() {
            let call = try Call(line: text)
            let answer: JSONObject
            do {
                answer = try await make(call, server)
            } catch {
                answer = call.line("mistaken", nil, .string("\(error)"))
            }
            FileHandle.standardOutput.write(Data("\(answer)\n".utf8))
        }
    }
}
