import APIJSON
import Foundation
import Testing

/// Nicolas Seriot's JSON test suite, where it lies beside the repository.
@Suite struct SuiteTests {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/json-test-suite")

    static let files: [URL] =
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))?
        .filter { $0.pathExtension == "json" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent } ?? []

    /// What the RFC leaves open and this reader takes; it rejects every other `i_` case, as said beside `rejected`.
    static let accepted: [String: String] = [
        "i_number_double_huge_neg_exp.json": "numbers keep their text",
        "i_number_huge_exp.json": "numbers keep their text",
        "i_number_neg_int_huge_exp.json": "numbers keep their text",
        "i_number_pos_double_huge_exp.json": "numbers keep their text",
        "i_number_real_neg_overflow.json": "numbers keep their text",
        "i_number_real_pos_overflow.json": "numbers keep their text",
        "i_number_real_underflow.json": "numbers keep their text",
        "i_number_too_big_neg_int.json": "numbers keep their text",
        "i_number_too_big_pos_int.json": "numbers keep their text",
        "i_number_very_big_negative_int.json": "numbers keep their text",
        "i_structure_500_nested_arrays.json": "512 levels are allowed",
    ]

    /// What the RFC leaves open and this reader rejects, by what the names begin with.
    static let rejected: [String: String] = [
        "i_object_key_lone": "an escaped surrogate without its partner is no text",
        "i_string_": "neither lone surrogates, nor malformed UTF-8, nor UTF-16",
        "i_structure_UTF-8_BOM": "a byte order mark isn't JSON",
    ]

    @Test(.enabled(if: !files.isEmpty, "the suite isn't beside the repository"))
    func agreesOnEveryCase() throws {
        for file in Self.files {
            let name = file.lastPathComponent
            let bytes = [UInt8](try Data(contentsOf: file))
            let isRead = (try? JSONReader.read(JSONValue.self, from: bytes)) != nil
            #expect(isRead == Self.isScanned(bytes), "\(name): the scanner disagrees with the reader")
            #expect(
                isRead == ((try? JSONReader.read(Skipped.self, from: bytes)) != nil),
                "\(name): skipping disagrees with reading")
            if name.hasPrefix("y_") { #expect(isRead, "\(name)") }
            if name.hasPrefix("n_") { #expect(!isRead, "\(name)") }
            if name.hasPrefix("i_") {
                #expect(isRead == (Self.accepted[name] != nil), "\(name)")
                #expect(isRead || Self.rejected.keys.contains { name.hasPrefix($0) }, "\(name)")
            }
        }
    }

    private static func isScanned(_ bytes: [UInt8]) -> Bool {
        var scanner = JSONScanner(bytes)
        do {
            while try scanner.next() != nil {}
            return true
        } catch {
            return false
        }
    }

    private struct Skipped: JSONReadable {
        init(json: inout JSONReader) throws(JSONError) { try json.skipValue() }
    }
}
