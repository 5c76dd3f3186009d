import APIJSON
import APIServer
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenMock
import CodegenOpenAPIDocument
import Foundation
import HTTPTypes
import Testing

/// A mock of a description that is written in a test.
struct Mock {
    let service: MockService
    let exchanges = Exchanges()

    init(_ text: String, _ change: (inout MockOptions) -> Void = { _ in }) throws {
        let files = SourceFiles()
        let file = files.add(path: "api.yaml", bytes: Array(text.utf8))
        let diagnostics = DiagnosticCollector()
        let root = try #require(DocumentReader().read(file, into: diagnostics))
        let description = try #require(Description.decode(root, in: file, diagnostics: diagnostics))
        var options = MockOptions()
        options.streamDelay = .zero
        let exchanges = exchanges
        options.log = { exchanges.append($0) }
        change(&options)
        service = MockService(description, files: files, options: options)
    }

    /// A description of paths, in the format of OpenAPI 3.1.
    init(paths: String, components: String = "{}", _ change: (inout MockOptions) -> Void = { _ in }) throws {
        try self.init(
            "{openapi: 3.1.0, info: {title: A, version: '1'}, components: \(components), paths: \(paths)}", change)
    }

    func send(
        _ method: String, _ path: String, _ headers: [String: String] = [:], _ body: String? = nil
    ) async throws -> Answer {
        try await send(method, path, headers, data: body.map { Data($0.utf8) })
    }

    func send(
        _ method: String, _ path: String, _ headers: [String: String] = [:], data: Data?
    ) async throws -> Answer {
        var head = HTTPRequest(
            method: try #require(HTTPRequest.Method(method)), scheme: "http", authority: "localhost", path: path)
        for (name, value) in headers { head.headerFields[try #require(HTTPField.Name(name))] = value }
        let response = await service.respond(to: ServerRequest(head: head, body: data ?? Data()))
        return Answer(
            status: response.head.status.code, headers: response.head.headerFields,
            data: try await response.body.received.collect())
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers)
    }

    func post(_ path: String, _ json: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send("POST", path, headers.merging(["Content-Type": "application/json"]) { own, _ in own }, json)
    }
}

/// A response with its whole body.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let data: Data

    var text: String { String(decoding: data, as: UTF8.self) }
    var json: JSONValue? { try? JSONReader.read(JSONValue.self, from: text) }
    var contentType: String? { headers[.contentType] }

    /// `query limit /0: message`, for each violation of a problem.
    var violations: [String] {
        (json?["violations"]?.array ?? []).map { violation in
            ["in", "name", "pointer"].compactMap { violation[$0]?.string }.filter { !$0.isEmpty }
                .joined(separator: " ") + ": " + (violation["message"]?.string ?? "")
        }
    }

    subscript(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

/// The log of a mock.
final class Exchanges: @unchecked Sendable {
    private var list: [MockExchange] = []
    private let lock = NSLock()

    func append(_ exchange: MockExchange) { lock.withLock { list.append(exchange) } }

    var all: [MockExchange] { lock.withLock { list } }
}
