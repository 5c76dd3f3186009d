import Foundation
import Testing

@testable import APIRuntime

/// What a response that can't be read says: the operation, where, what was expected, what was found, and little of the payload.
struct DecodingErrorTests {
    @Test(arguments: [
        (#"{"name":1}"#, "$.name: expected a string, found number 1 (at byte 8)"),
        (#"{"kind":"x"}"#, #"$.name: expected a value for the key "name", found none (at byte 0)"#),
        (
            #"{"name":"a","next":{"name":"b","at":"yesterday, says the patient's record"}}"#,
            #"$.next.at: expected a date-time such as 2024-08-01T12:30:00Z, found string "yesterday, says …" (at byte 36)"#
        ),
        (#"{"name":"a","next":{"name":tru}}"#, "$.next.name: expected a string, found tru (at byte 27)"),
        (#"{"name":"a","#, "$: expected a key behind the comma, found the end of the document (at byte 12)"),
    ])
    func `everything there is to know`(body: String, expected: String) async {
        let transport = InMemoryTransport { _ in RawResponse(status: 200, contentType: "application/json", body: body) }
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await SampleClient(transport: transport).call(GetNode<Anonymous>())
        }
        guard let error, case .decoding(.json(let json), let response) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(response.operation.id == "getNode")
        #expect(response.body == Data(body.utf8))
        #expect(json.description == expected)
        #expect("\(error)".hasPrefix("getNode (GET /nodes/{id})"))
        #expect("\(error)".hasSuffix(expected))
        #expect(!"\(error)".contains("record"))
    }
}
