import APIJSON
import Foundation
import Testing

/// Agreement of a model with the same struct through `JSONDecoder` and synthesized `Codable`: which documents fit, and what
/// they say. What JSON the two see differently at all is `AgreementTests`' matter, and left out here.
@Suite struct TypedAgreementTests {
    /// `Person` as one would write it for Foundation.
    private struct Twin: Decodable {
        var id: String
        var age: Int?
        var score: Double?
        var friends: [Twin]?
        var note: String?
        var counts: [String: Int]?
        var isActive: Bool?

        enum CodingKeys: String, CodingKey {
            case id, age, score, note, counts
            case friends = "list_of_friends"
            case isActive = "is_active"
        }

        func agrees(with person: Person) -> Bool {
            id == person.id && age == person.age && score == person.score && note == person.note.wrapped
                && counts == person.counts && isActive == person.isActive && friends?.count == person.friends?.count
                && zip(friends ?? [], person.friends ?? []).allSatisfy { $0.agrees(with: $1) }
        }
    }

    /// Values that fit some key, and values that fit none.
    private static let scalars = [
        "null", "true", "false", "0", "-1", "12", "1.0", "1e2", "-0.5e1", "1.5", "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "1e300", "0.1", "\"\"", "\"x\"", "\"12\"", "\"true\"",
        "\"\\u00e9\\n\"", "[]", "{}",
        "[1]", "[null]", "{\"a\":1}", "{\"a\":\"1\"}", "{\"a\":null}", "[[]]", "[{}]", "-0",
    ]

    private func value(of key: String, _ random: inout SeededGenerator, depth: Int) -> String {
        if Int.random(in: 0..<20, using: &random) == 0 { return Self.scalars.randomElement(using: &random) ?? "null" }
        if Int.random(in: 0..<10, using: &random) == 0, key != "id" { return "null" }
        switch key {
        case "id", "note":
            return ["\"\"", "\"a\"", "\"\\\"\\u65e5\"", "\"longer than eight bytes\""].randomElement(using: &random)
                ?? ""
        case "age":
            return String(Int.random(in: .min...(.max), using: &random) >> Int.random(in: 0...63, using: &random))
        case "score": return "\(Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 1e3)"
        case "is_active": return ["true", "false"].randomElement(using: &random) ?? ""
        case "counts":
            let members = (0..<Int.random(in: 0...3, using: &random)).map { "\"k\($0)\": \($0)" }
            return "{\(members.joined(separator: ", "))}"
        default:
            guard depth > 0 else { return "[]" }
            let friends = (0..<Int.random(in: 0...3, using: &random)).map { _ in document(&random, depth: depth - 1) }
            return "[\(friends.joined(separator: " ,"))]"
        }
    }

    private func document(_ random: inout SeededGenerator, depth: Int = 2) -> String {
        let keys = ["id", "age", "score", "list_of_friends", "note", "counts", "is_active", "unknown", "idd"].shuffled(
            using: &random)
        let members = keys.filter { $0 == "id" || Bool.random(using: &random) }.map { key -> String in
            let name =
                Int.random(in: 0..<10, using: &random) == 0
                ? "\\u00" + String(key.utf8.first ?? 0, radix: 16) + key.dropFirst() : key
            return "\"\(name)\" : \(value(of: key, &random, depth: depth))"
        }
        return "{" + members.joined(separator: ",\n") + "}"
    }

    @Test func `models agree with synthesized Codable`() throws {
        var random = SeededGenerator(seed: 77)
        var fits = 0
        let count = 10_000
        for _ in 0..<count {
            let text = document(&random)
            let twin = try? JSONDecoder().decode(Twin.self, from: Data(text.utf8))
            let person = try? JSONReader.read(Person.self, from: text)
            #expect((twin == nil) == (person == nil), "\(text)")
            guard let twin, let person else { continue }
            fits += 1
            #expect(twin.agrees(with: person), "\(text)")
            #expect(try JSONDecoder().decode(Twin.self, from: Data(JSONWriter.bytes(of: person))).agrees(with: person))
        }
        #expect(count / 4 < fits && fits < count * 9 / 10, "\(fits) documents fit")
    }
}
