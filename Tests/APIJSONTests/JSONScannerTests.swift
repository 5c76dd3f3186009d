import APIJSON
import Testing

@Suite struct JSONScannerTests {
    @Test func tokensCoverTheirBytes() throws {
        let text = #" {"a\n" : [1, "é", true, false, null, -2.5e3, {}, []] } "#
        let bytes = [UInt8](text.utf8)
        var scanner = JSONScanner(bytes)
        var seen: [String] = []
        while let token = try scanner.next() {
            seen.append("\(token.kind) " + String(decoding: bytes[token.range], as: UTF8.self))
        }
        #expect(
            seen == [
                "beginObject {", #"key "a\n""#, "beginArray [", "number 1", "string \"é\"", "true true", "false false",
                "null null",
                "number -2.5e3", "beginObject {", "endObject }", "beginArray [", "endArray ]", "endArray ]",
                "endObject }",
            ])
        #expect(try scanner.next() == nil)
    }

    @Test func textIsUnescaped() throws {
        var scanner = JSONScanner([UInt8](#"["a\u00e9", 12]"#.utf8))
        var texts: [String] = []
        while let token = try scanner.next() { texts.append(scanner.text(of: token)) }
        #expect(texts == ["[", "aé", "12", "]"])
    }

    @Test func depthIsLimitedWithoutRecursion() {
        var scanner = JSONScanner(
            [UInt8](repeating: UInt8(ascii: "["), count: 100_000), limits: JSONLimits(depth: 50_000))
        let error = #expect(throws: JSONError.self) { while try scanner.next() != nil {} }
        #expect(error?.kind == .limit)
        #expect(error?.offset == 50_000)
        #expect(scanner.depth == 50_000)
    }

    @Test func errorsKnowTheirPlace() {
        var scanner = JSONScanner([UInt8](#"{"a":[1,2,,3]}"#.utf8))
        let error = #expect(throws: JSONError.self) { while try scanner.next() != nil {} }
        #expect(error?.offset == 10)
        #expect(error?.path == "$.a[2]")
    }
}
