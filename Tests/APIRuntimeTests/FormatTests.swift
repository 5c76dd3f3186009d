import APIRuntime
import Foundation
import Testing

/// Foundation's types as JSON, but for dates and decimals.
struct FormatTests {
    private func read<T: JSONReadable>(_ type: T.Type = T.self, _ json: String) throws -> T {
        try JSONReader.read(T.self, from: json)
    }

    private func written(_ value: some JSONWritable) throws -> String {
        try JSONWriter.string(of: value)
    }

    @Test func uuids() throws {
        let text = "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\""
        #expect(try written(read(UUID.self, text)) == text)
        #expect(try read(UUID.self, text.uppercased()) == read(UUID.self, text))
        #expect(throws: JSONError.self) { try read(UUID.self, "\"f81d4fae\"") }
    }

    @Test func urls() throws {
        #expect(try written(read(URL.self, #""https:\/\/a.example/b?c=d#e""#)) == #""https://a.example/b?c=d#e""#)
        #expect(throws: JSONError.self) { try read(URL.self, "\"\"") }
    }

    /// RFC 4648, section 10, and the tolerances.
    @Test(arguments: [
        ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
        ("Zm9vYmFy", "foobar"), ("Zg", "f"), ("Zm8", "fo"), ("Zm9v\\nYmFy\\r\\n", "foobar"), ("Pz8_Pj4-", "???>>>"),
        ("Pz8/Pj4+", "???>>>"),
    ])
    func base64(text: String, expected: String) throws {
        #expect(try read(Data.self, "\"\(text)\"") == Data(expected.utf8))
    }

    @Test(arguments: ["Z", "Zg=", "Zg===", "Z===", "Zm9v=", "Zg==Zg==", "Zm9*", "=", "é"])
    func `what is no base64`(text: String) {
        #expect(throws: JSONError.self) { try read(Data.self, "\"\(text)\"") }
    }

    @Test func `written base64`() throws {
        #expect(try written(Data([0xFB, 0xFF])) == "\"+/8=\"")
    }

    @Test(
        arguments: [
            ("0.1", "0.1"), ("-12.50", "-12.5"), ("1e3", "1000"), ("1.5E-3", "0.0015"), ("0", "0"), ("-0.0", "0"),
            ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
            ("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678"),
            ("\"19.99\"", "19.99"), ("100000000000000000000000000000000000000000000000000", nil),
            ("345678901234567890123456789012345678901", nil), ("1e200", nil), ("1e99999999999999999999", nil),
            ("1e-200", nil), ("\"abc\"", nil), ("\"\"", nil), ("true", nil), ("\"1 \"x", nil),
        ] as [(String, String?)])
    func decimals(json: String, expected: String?) throws {
        guard let expected else {
            // 1e50 is exact: one digit with an exponent.
            if json.hasPrefix("1000") {
                #expect(try read(Decimal.self, json) == Decimal(string: json))
            } else {
                #expect(throws: JSONError.self) { try read(Decimal.self, json) }
            }
            return
        }
        #expect(try written(read(Decimal.self, json)) == expected)
    }

    @Test func `a decimal that isn't a number is an error`() {
        #expect(throws: JSONError.self) { try written(Decimal.nan) }
    }
}
