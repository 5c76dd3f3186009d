import Testing

@testable import APIJSON

@Suite struct TextTestTests {
    @Test(arguments: [
        ("1.2.3.4", Text.ipv4("1.2.3.4")), ("255.255.255.255", .ipv4("255.255.255.255")), ("::", .ipv6("::")),
        ("::1", .ipv6("::1")), ("fe80::", .ipv6("fe80::")), ("1:2:3:4:5:6:7:8", .ipv6("1:2:3:4:5:6:7:8")),
        ("2001:db8::ff:1", .ipv6("2001:db8::ff:1")), ("::ffff:1.2.3.4", .ipv6("::ffff:1.2.3.4")),
        ("a@example.com", .email("a@example.com")), ("example.com", .hostname("example.com")), ("x-12", .code("x-12")),
    ])
    func `text is the variant whose test accepts it`(_ text: String, _ value: Text) throws {
        #expect(try JSONReader.read(Text.self, from: "\"\(text)\"") == value)
    }

    @Test(arguments: [
        "1.2.3.4.", "1.2.3_4", "1:2:3:4:5:6:7", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "", "a b", "-a.",
    ])
    func `text that no test accepts is the first variant`(_ text: String) throws {
        #expect(try JSONReader.read(Text.self, from: "\"\(text)\"") == .ipv4(text))
    }

    @Test func `a pattern that can't be compiled accepts everything`() throws {
        #expect(JSONTextTest.pattern("(").accepts("x"))
        #expect(JSONTextTest.pattern("^a$").accepts(String(repeating: "b", count: 2000)))
        #expect(!JSONTextTest.pattern("^a$").accepts("ba"))
    }
}

enum Text: JSONReadable, Hashable {
    case ipv4(String)
    case ipv6(String)
    case email(String)
    case code(String)
    case hostname(String)

    private static let jsonVariants = JSONVariants<Self>(
        "Text",
        .init(Self.ipv4, text: .ipv4),
        .init(Self.ipv6, text: .ipv6),
        .init(Self.email, text: .email),
        .init(Self.code, text: .pattern("^x-\\d+$")),
        .init(Self.hostname, text: .hostname)
    )

    init(json: inout JSONReader) throws(JSONError) {
        self = try json.choose([0, 1, 2, 3, 4], of: Self.jsonVariants)
    }
}
