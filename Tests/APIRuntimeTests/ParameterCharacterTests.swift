import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Every ASCII character and some others in each place, by RFC 3986 (sections 2.2 and 2.3) and the places' own grammars.
struct ParameterCharacterTests {
    private static let texts =
        (UInt8(0)..<128).map { String(UnicodeScalar($0)) } + ["é", "e\u{301}", "日本", "😀", "\u{10FFFF}"]

    private static let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

    /// RFC 3986, section 2.1: of each byte of the UTF-8, two hexadecimal digits in upper case.
    private func encoded(_ text: String, keeping kept: String = unreserved) -> String {
        text.unicodeScalars.map { scalar in
            if kept.unicodeScalars.contains(scalar) { return String(scalar) }
            return String(scalar).utf8
                .map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
        }.joined()
    }

    @Test(arguments: texts)
    func `in paths, queries and cookies`(text: String) throws {
        let code = encoded(text)
        let rows: [(ParameterPlace, Bool, String)] = [
            (.path(.simple), false, "a\(code)b"), (.path(.label), false, ".a\(code)b"),
            (.path(.matrix), false, ";p=a\(code)b"),
            (.query(.form), true, "p=a\(code)b"), (.cookie(.form), true, "p=a\(code)b"),
            (.query(.deepObject), true, "p=a\(code)b"),
        ]
        for (place, explode, expected) in rows {
            #expect(try place.encode("p", "a\(text)b", explode: explode) == expected)
            #expect(try place.decode("p", String.self, expected, shape: .primitive, explode: explode) == "a\(text)b")
        }
        let lists: [(ParameterPlace, Bool, String)] = [
            (.path(.simple), false, "\(code),b"), (.path(.matrix), true, ";p=\(code);p=b"),
            (.query(.form), false, "p=\(code),b"),
            (.query(.form), true, "p=\(code)&p=b"), (.cookie(.form), false, "p=\(code),b"),
            (.path(.label), false, ".\(code),b"),
        ]
        for (place, explode, expected) in lists {
            #expect(try place.encode("p", [text, "b"], explode: explode) == expected)
            #expect(try place.decode("p", [String].self, expected, shape: .array, explode: explode) == [text, "b"])
        }
    }

    @Test(arguments: texts)
    func `in names`(text: String) throws {
        let code = encoded(text)
        let names: [(ParameterPlace, Bool, String)] = [
            (.query(.form), true, "\(code)p=1"), (.cookie(.form), true, "\(code)p=1"),
            (.path(.matrix), false, ";\(code)p=1"),
        ]
        for (place, explode, expected) in names where !"{}".contains(text) {
            #expect(try place.encode(text + "p", "1", explode: explode) == expected)
            #expect(try place.decode(text + "p", Int.self, expected, shape: .primitive, explode: explode) == 1)
        }
        let keys: [(ParameterPlace, Bool, String)] = [
            (.query(.form), true, "\(code)k=1"), (.query(.form), false, "p=\(code)k,1"),
            (.path(.simple), true, "\(code)k=1"),
            (.query(.deepObject), true, "p%5B\(code)k%5D=1"), (.path(.matrix), true, ";\(code)k=1"),
            (.cookie(.form), true, "\(code)k=1"),
        ]
        for (place, explode, expected) in keys {
            if case .query(.deepObject) = place, "[]".contains(text) {
                #expect(throws: RequestError.self) { try place.encode("p", [text + "k": 1], explode: explode) }
                continue
            }
            #expect(try place.encode("p", [text + "k": 1], explode: explode) == expected)
            #expect(
                try place.decode("p", [String: Int].self, expected, shape: .object, explode: explode) == [text + "k": 1]
            )
        }
    }

    /// Reserved characters that can't be mistaken for the place's own (RFC 3986, sections 3.3 and 3.4) stay as they are.
    @Test(arguments: texts)
    func `with allowReserved`(text: String) throws {
        let path = encoded(text, keeping: Self.unreserved + ":@!$&'()*+,;=")
        #expect(
            try ParameterPlace.path(.simple).encode("p", "a\(text)b", explode: false, allowReserved: true)
                == "a\(path)b")
        let query = encoded(text, keeping: Self.unreserved + ":/?@!$'()*,;=")
        let written = try ParameterPlace.query(.form).encode("p", "a\(text)b", explode: true, allowReserved: true)
        #expect(written == "p=a\(query)b")
        #expect(try ParameterDecoder(query: written ?? "").query("p", String.self) == "a\(text)b")
    }

    @Test(arguments: [
        "%2e%2e", "%2E.", ".%2e", "..%2f", "%2e%2e%2Fetc", "a%2F%2e%2e", "..%5Cetc", "%2e%2e%2f%ff", "%2e",
    ])
    func `with allowReserved no dot segment is sent, however it is encoded`(text: String) throws {
        for path in ["/files/{p}", "/files/{p}/info"] {
            var encoder = RequestEncoder(OperationInfo(id: "x", method: .get, path: path))
            encoder.path("p", text, allowReserved: true)
            let error = #expect(throws: RequestError.self) { try encoder.finish() }
            #expect(error?.description.contains("parameter 'p' would make the path segment") == true)
            // Without it, the percent sign itself is encoded.
            var plain = RequestEncoder(OperationInfo(id: "x", method: .get, path: path))
            plain.path("p", text)
            _ = try plain.finish()
        }
        var harmless = RequestEncoder(OperationInfo(id: "x", method: .get, path: "/files/{p}"))
        harmless.path("p", "a%2Fb..%2e", allowReserved: true)
        #expect(try harmless.finish().head.path == "/files/a%2Fb..%2e")
    }

    @Test func `names that are canonically equivalent are two`() throws {
        var encoder = RequestEncoder(OperationInfo(id: "x", method: .get, path: "/{\u{e9}}/{e\u{301}}"))
        encoder.path("\u{e9}", "composed")
        encoder.path("e\u{301}", "decomposed")
        #expect(try encoder.finish().head.path == "/composed/decomposed")
    }

    @Test func `an empty segment is sent where it is allowed`() throws {
        let operation = OperationInfo(id: "x", method: .get, path: "/state/{type}/{key}")
        var refused = RequestEncoder(operation)
        refused.path("type", "m", allowEmpty: true)
        refused.path("key", "")
        #expect(throws: RequestError.self) { try refused.finish() }
        var allowed = RequestEncoder(operation)
        allowed.path("type", [String](), allowEmpty: true)
        allowed.path("key", "", allowEmpty: true)
        #expect(try allowed.finish().head.path == "/state//")
    }

    /// RFC 9110, section 5.5: visible characters, blanks inside, and bytes from 0x80 on.
    @Test(arguments: texts)
    func `in headers`(text: String) throws {
        let place = ParameterPlace.header(.simple)
        let isAllowed = text.utf8.allSatisfy { $0 == 0x09 || (0x20...0x7E).contains($0) || $0 >= 0x80 }
        guard isAllowed else {
            #expect(throws: RequestError.self) { try place.encode("X-P", "a\(text)b", explode: false) }
            return
        }
        #expect(try place.encode("X-P", "a\(text)b", explode: false) == "a\(text)b")
        #expect(try place.decode("X-P", String.self, "a\(text)b", shape: .primitive, explode: false) == "a\(text)b")
        #expect(try place.encode("X-P", ["a\(text)b", "c"], explode: false) == "a\(text)b,c")
        if text == "," { return }
        let decoded = try place.decode("X-P", [String].self, "a\(text)b , c", shape: .array, explode: false)
        #expect(decoded == ["a\(text)b", "c"])
    }

    /// RFC 6265, section 4.1.1, but for the quotation mark, the comma and the backslash, which OpenAPI's own table and real
    /// servers use: what ends a cookie, and what isn't visible ASCII, is an error.
    @Test(arguments: texts)
    func `in cookies that aren't encoded`(text: String) throws {
        let place = ParameterPlace.cookie(.cookie)
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), text != ";" else {
            #expect(throws: RequestError.self) { try place.encode("p", "a\(text)b", explode: true) }
            return
        }
        #expect(try place.encode("p", "a\(text)b", explode: true) == "p=a\(text)b")
        #expect(try place.decode("p", String.self, "p=a\(text)b", shape: .primitive, explode: true) == "a\(text)b")
        if text == "," { #expect(throws: RequestError.self) { try place.encode("p", ["a,b"], explode: false) } }
        if text == "=" { #expect(throws: RequestError.self) { try place.encode("p", ["a=b": 1], explode: true) } }
    }

    @Test func `delimiters that their style can't write are errors`() throws {
        for (style, bad) in [(QueryStyle.spaceDelimited, "a b"), (.pipeDelimited, "a|b")] {
            let error = #expect(throws: RequestError.self) {
                try ParameterPlace.query(style).encode("p", [bad], explode: false)
            }
            #expect(error?.problems.map(\.description).contains { $0.contains("'p' holds") } == true)
            #expect(throws: RequestError.self) { try ParameterPlace.query(style).encode("p", [bad: 1], explode: false) }
            #expect(throws: Never.self) { try ParameterPlace.query(style).encode("p", bad, explode: false) }
            #expect(throws: Never.self) { try ParameterPlace.query(style).encode("p", [bad], explode: true) }
        }
        #expect(throws: RequestError.self) {
            try ParameterPlace.query(.deepObject).encode("p", ["a": ["b]": 1]], explode: true)
        }
    }

    /// Callers quote, where a header's own rules say how (OpenAPI, Appendix D: Serializing Headers and Cookies).
    @Test func `the items of a header are passed as they are`() throws {
        let place = ParameterPlace.header(.simple)
        #expect(try place.encode("X-P", [#""a, b""#, "c ", "d"], explode: false) == #""a, b",c ,d"#)
        #expect(try place.encode("X-P", ["a b", "", "c"], explode: false) == "a b,,c")
    }

    /// WHATWG URL, section 5.1, where a plus sign is a space; RFC 3986 elsewhere, where it is itself.
    @Test func `plus signs`() throws {
        let decoder = ParameterDecoder(
            pathValues: ["p": "a+b"], query: "p=a+b&q+r=1%2B1", headerFields: [.cookie: "p=a+b"])
        #expect(try decoder.query("p", String.self) == "a b")
        #expect(try decoder.query("q r", String.self) == "1+1")
        #expect(try decoder.path("p", String.self) == "a+b")
        #expect(try decoder.cookie("p", String.self) == "a+b")
    }
}
