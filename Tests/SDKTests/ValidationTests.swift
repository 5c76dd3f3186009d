import APIRuntime
import CodegenValidationCase
import Foundation
import Testing

/// The golden client with `validation: requests`: what its types and calls find in values.
@Suite struct ValidationTests {
    private let valid = Patient(name: "Ann", kind: .new)

    private func messages(_ change: (inout Patient) -> Void) -> [String] {
        var patient = valid
        change(&patient)
        return patient.violations().map(\.message)
    }

    @Test func `a valid value has no violations`() throws {
        var patient = valid
        patient.reference = "AB1234"
        patient.price = .null
        patient.price = .value(19.99)
        patient.scores = ["a": 10]
        patient.tags = ["one", "two"]
        patient.anything = ["minLength": -1]
        patient.channels = [.fax(Fax(line: 1)), .phone(Phone(number: "12345"))]
        patient.contact = Contact(email: "a@example.com", additionalProperties: ["x": "12345"])
        #expect(patient.violations() == [])
        try patient.validate()
    }

    @Test func `numbers`() {
        #expect(messages { $0.age = -1 } == ["`age` has to be at least 0, and is -1"])
        #expect(messages { $0.age = 150 } == ["`age` has to be less than 150, and is 150"])
        #expect(messages { $0.weight = 0.5 } == ["`weight` has to be more than 0.5, and is 0.5"])
        #expect(messages { $0.price = .value(0.015) } == ["`price` has to be a multiple of 0.01, and is 0.015"])
        #expect(messages { $0.price = .value(0.07) } == [])
        #expect(messages { $0.version = 1.5 } == [])
        #expect(messages { $0.version = 2 } == ["`version` has to be one of 1, 1.5, and is 2"])
        #expect(messages { $0.isActive = false } == ["`isActive` has to be true, and is false"])
        #expect(messages { $0.weight = .nan } == ["the value can't be written: expected a finite number"])
    }

    @Test func `texts`() {
        // Code points: a flag is two, and one character in Swift.
        #expect(messages { $0.name = "🇩🇪🇩🇪🇩🇪🇩🇪" } == [])
        #expect(messages { $0.name = "🇩🇪🇩🇪🇩🇪🇩🇪x" } == ["`name` has to have at most 8 characters, and has 9"])
        #expect(messages { $0.name = "" } == ["`name` has to have at least 1 character, and has 0"])
        #expect(
            messages { $0.reference = "A1" } == [
                #"`reference` has to match the pattern `^[A-Z]{2}\d{4}$`, and is `A1`"#
            ])
        #expect(messages { $0.code = "ab" } == [])
        #expect(messages { $0.host = "a..b" } == ["`host` has to fit the format `hostname`, and is `a..b`"])
        #expect(messages { $0.pin = "12" } == [#"`pin` has to match the pattern `^\d{4}$`"#])
        #expect(messages { $0.password = "short" } == ["`password` has to have at least 8 characters, and has 5"])
    }

    @Test func `enumerations that are open in Swift`() {
        #expect(messages { $0.kind = "old" } == ["`kind` has to be one of `new`, `known`, and is `old`"])
        #expect(messages { $0.priority = 4 } == ["`priority` has to be one of 1, 2, 3, and is 4"])
        #expect(messages { $0.priority = 3 } == [])
    }

    @Test func `arrays and dictionaries`() {
        #expect(messages { $0.tags = [] } == ["`tags` has to have at least 1 item, and has 0"])
        #expect(
            messages { $0.tags = ["aa", "b", "aa", "cc"] } == [
                "`tags` has to have at most 3 items, and has 4",
                "the items of `tags` have to differ, and those at 0 and 2 are equal",
                "`tags[1]` has to have at least 2 characters, and has 1",
            ])
        #expect(messages { $0.scores = ["a": 11] } == ["`a` has to be at most 10, and is 11"])
        #expect(
            messages { $0.scores = ["a": 1, "b": 1, "c": 1] } == [
                "`scores` has to have at most 2 properties, and has 3"
            ])
        #expect(messages { $0.contact = Contact() } == ["`contact` has to have at least 1 property, and has 0"])
        #expect(
            messages { $0.contact = Contact(additionalProperties: ["x": "123456"]) } == [
                "`x` has to have at most 5 characters, and has 6"
            ])
    }

    @Test func `what a request must not have`() {
        #expect(messages { $0.id = "1" } == ["`id` is read-only, and must not be sent"])
        var patient = valid
        patient.id = "1"
        #expect(patient.violations(as: .response) == [])
    }

    @Test func `nested values with their pointers, all at once`() {
        var patient = valid
        var child = valid
        child.age = -1
        patient.children = [valid, child]
        patient.guardian = child
        patient.address = .init(postcode: "1")
        patient.channels = [.fax(Fax(line: 1)), .phone(Phone(number: "1")), .unknown(["number": "1"])]
        #expect(
            patient.violations().map { "\($0.pointer) \($0.keyword)" } == [
                "/channels/1/number minLength", "/children/1/age minimum", "/guardian/age minimum",
                "/address/postcode minLength",
            ])
        #expect(throws: ValidationError.self) { try patient.validate() }
    }

    // MARK: Calls

    @Test func `parameters of an endpoint`() throws {
        #expect(ListPatients(limit: 1, offset: -1).violations() == [])
        #expect(ListPatients().violations() == [])
        let violations = ListPatients(limit: 101, email: ["a@b.c", "?", "x@y.z"], xTrace: "x").violations()
        #expect(
            violations.map(\.message) == [
                "`limit` has to be at most 100", "`email` has to have at most 2 items, and has 3",
                "`email[1]` has to fit the format `email`",
                #"`X-Trace` has to match the pattern `^[A-Z]{2}\d{4}$`"#,
            ])
        #expect(violations.map(\.place).last == .parameter("X-Trace"))
        #expect(violations[2].pointer == "/1")
    }

    @Test func `bodies of an endpoint`() throws {
        var patient = valid
        patient.age = -1
        #expect(CreatePatient(body: patient).violations().map(\.pointer) == ["/age"])
        let upload = UploadPhoto(
            id: "12",
            body: .init(file: .data(Data()), caption: String(repeating: "x", count: 21), owner: Contact(email: "?")))
        #expect(upload.violations().map(\.pointer) == ["", "/caption", "/owner/email"])
        #expect(upload.body?.violations().map(\.keyword) == ["maxLength", "format"])
    }

    @Test func `a client sends nothing that is invalid`() async throws {
        let transport = InMemoryTransport { _ in RawResponse(status: 200, body: "{}") }
        let client = GoldenClient(
            configuration: .init(validatesRequests: true), transport: transport)
        var patient = valid
        patient.age = -1
        do {
            _ = try await client.patients.create(body: patient)
            Issue.record("it should have thrown")
        } catch .request(let error) {
            guard case .violation(let violation) = error.problems.first else { throw error }
            #expect(violation.pointer == "/age")
            #expect("\(error)".hasSuffix("can't be sent: `age` has to be at least 0, and is -1"))
        } catch {
            Issue.record("\(error)")
        }
        #expect(transport.requests.isEmpty)
        _ = try await client.patients.create(body: valid)
        #expect(transport.requests.count == 1)
    }
}
