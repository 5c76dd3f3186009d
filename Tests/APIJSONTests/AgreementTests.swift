import APIJSON
import Foundation
import Testing

/// Agreement with Foundation's two readers on generated documents, half of them damaged: what is JSON, and what it says.
///
/// `JSON_DOCUMENTS=1000000 swift test --filter AgreementTests` takes a million of them.
@Suite struct AgreementTests {
    private static let count = ProcessInfo.processInfo.environment["JSON_DOCUMENTS"].flatMap { Int($0) } ?? 20_000

    /// What came of the documents.
    private struct Tally {
        var accepted = 0
        var rejected = 0
        var differences: [FoundationDifference: Int] = [:]

        mutating func note(_ difference: FoundationDifference?, _ complaint: String, _ bytes: [UInt8]) {
            guard let difference else {
                Issue.record("\(complaint): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
            differences[difference, default: 0] += 1
        }
    }

    @Test func `agrees with Foundation on generated documents`() {
        var random = SeededGenerator(seed: 2024)
        var tally = Tally()
        for index in 0..<Self.count {
            let isValid = index % 2 == 0
            let bytes = isValid ? RandomDocument.valid(&random) : RandomDocument.damaged(&random)
            compare(bytes, isValid: isValid, &tally)
        }
        #expect(tally.accepted >= Self.count / 2)
        #expect(tally.rejected >= Self.count / 4, "the damage has to show")
        let differences = tally.differences.map { "\($0.value) × \($0.key)" }.sorted().joined(separator: ", ")
        print("\(Self.count) documents: \(tally.accepted) accepted, \(tally.rejected) rejected; \(differences)")
    }

    private func compare(_ bytes: [UInt8], isValid: Bool, _ tally: inout Tally) {
        let decoded = try? JSONDecoder().decode(FoundationJSON.self, from: Data(bytes))
        let object = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        guard let value = try? JSONReader.read(JSONValue.self, from: bytes) else {
            tally.rejected += 1
            if isValid { Issue.record("valid: \(String(decoding: bytes, as: UTF8.self).debugDescription)") }
            let isInBoth = decoded != nil && object != nil
            if decoded != nil || object != nil {
                tally.note(FoundationDifference.leniency(for: bytes, inBoth: isInBoth), "only Foundation reads", bytes)
            }
            return
        }
        tally.accepted += 1
        if decoded == nil || object == nil {
            tally.note(FoundationDifference.strictness(for: bytes), "Foundation doesn't read", bytes)
        }
        if let decoded, !decoded.agrees(with: value) {
            tally.note(FoundationDifference.otherValue(for: bytes), "JSONDecoder's value differs", bytes)
        }
        if let object, !FoundationJSON.agrees(object, with: value) {
            tally.note(nil, "JSONSerialization's value differs", bytes)
        }
    }
}
