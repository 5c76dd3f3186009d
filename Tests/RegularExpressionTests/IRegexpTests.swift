import CodegenRegularExpressions
import Testing

/// Patterns of RFC 9485, and what they describe.
@Suite struct IRegexpTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let pattern: String
        let matching: [String]
        let others: [String]

        var testDescription: String { pattern }

        init(_ pattern: String, _ matching: [String], not others: [String] = []) {
            self.pattern = pattern
            self.matching = matching
            self.others = others
        }
    }

    static let cases = [
        Case("", [""], not: ["a"]),
        Case("abc", ["abc"], not: ["ab", "abcd", "xabc", "ABC"]),
        Case("a|bc|", ["a", "bc", ""], not: ["b", "abc"]),
        Case("a*", ["", "a", "aaaa"], not: ["b", "ab"]),
        Case("a+b?", ["a", "aab"], not: ["", "b", "abb"]),
        Case("(ab)*c", ["c", "ababc"], not: ["abab", "aabc"]),
        Case("a{3}", ["aaa"], not: ["aa", "aaaa"]),
        Case("a{2,}", ["aa", "aaaaaa"], not: ["a", ""]),
        Case("a{0,2}", ["", "a", "aa"], not: ["aaa"]),
        Case("a{0}b", ["b"], not: ["ab"]),
        Case("(a|b){2}c", ["abc", "bbc"], not: ["ac", "abac"]),
        Case(".", ["a", "é", "😀", "\u{2028}"], not: ["\n", "\r", "ab", ""]),
        Case("[a-c_]", ["a", "c", "_"], not: ["d", "-"]),
        Case("[-a]", ["-", "a"], not: ["b"]),
        Case("[a-]", ["-", "a"], not: ["b"]),
        Case("[^-a]", ["b", "\n"], not: ["-", "a"]),
        Case("[^a-c]", ["d", "😀"], not: ["a", "b"]),
        Case(#"[\]\[\\\-^]"#, ["]", "[", "\\", "-", "^"], not: ["a"]),
        Case(#"[\n\t\p{Nd}x-z]"#, ["\n", "\t", "7", "٣", "y"], not: ["n", "a"]),
        Case(#"\p{Lu}\p{Ll}+"#, ["Älter"], not: ["älter", "ÄLTER"]),
        Case(#"\P{L}"#, ["1", " ", "😀"], not: ["a", "字"]),
        Case(#"\p{L}\p{S}\p{Z}\p{P}\p{N}\p{M}"#, ["a+ !1\u{301}"], not: ["a+ !1a"]),
        Case(#"\p{C}"#, ["\u{0}", "\u{E000}", "\u{378}"], not: ["a"]),
        Case(#"\.\*\(\)\{\}\|\?\+\^\-"#, [".*(){}|?+^-"], not: ["a"]),
        Case("^a$", ["a"], not: ["^a$", "ab"]),
        Case("(^|b)a[$]", ["a$", "ba$"], not: ["aa$"]),
        Case("a$b", [], not: ["ab", "a$b"]),
        Case("/-,", ["/-,"]),
    ]

    @Test(arguments: cases) func `a pattern matches whole texts`(_ example: Case) throws {
        let expression = try RegularExpression(iRegexp: example.pattern)
        for text in example.matching { #expect(expression.matches(text), "\(text.debugDescription)") }
        for text in example.others { #expect(!expression.matches(text), "\(text.debugDescription)") }
    }

    @Test func `a pattern occurs anywhere in a text`() throws {
        let expression = try RegularExpression(iRegexp: "b[0-9]+c")
        #expect(expression.occurs(in: "ab12c"))
        #expect(expression.occurs(in: "b1cd"))
        #expect(expression.occurs(in: "bb1b1c"))
        #expect(!expression.occurs(in: "bc"))
        #expect(!expression.occurs(in: ""))
        #expect(try RegularExpression(iRegexp: "^ab").occurs(in: "abc"))
        #expect(try !RegularExpression(iRegexp: "^bc|ab$").occurs(in: "abc"))
        #expect(try RegularExpression(iRegexp: "").occurs(in: ""))
        #expect(try RegularExpression(iRegexp: "x*").occurs(in: "abc"))
    }

    @Test(arguments: [
        ("(a", 0), ("a)", 1), ("*", 0), ("a**", 2), ("a{", 2), ("a{1", 1), ("a{2,1}", 1), ("a{,3}", 2), ("]", 0),
        ("}", 0), ("[", 0), ("[]", 0), ("[^]", 0), ("[a-b-c]", 4), ("[[]", 1), ("[b-a]", 1), (#"\"#, 0), (#"\d"#, 0),
        (#"\w"#, 0), (#"\b"#, 0), (#"\p{Xx}"#, 0), (#"\p{Cs}"#, 0), (#"\p{"#, 0), (#"\pL"#, 0), (#"\u0041"#, 0),
        (#"[\d]"#, 1), (#"[a-\p{L}]"#, 3), ("(?:a)", 1), ("a{1}{2}", 4),
    ])
    func `a wrong pattern says where`(_ pattern: String, _ offset: Int) {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(iRegexp: pattern) }
        #expect(error?.offset == offset, "\(error?.message ?? "")")
    }

    @Test(arguments: ["(a*)*b", "(a|a)*b", "(a|aa)+b", "((a*)*)*b", "(a?){50}a{50}", "(.*)(.*)(.*)(.*)x"])
    func `time is linear in the text`(_ pattern: String) throws {
        let expression = try RegularExpression(iRegexp: pattern)
        let text = String(repeating: "a", count: 20_000)
        let clock = ContinuousClock()
        let taken = clock.measure {
            _ = expression.matches(text)
            _ = expression.occurs(in: text)
        }
        #expect(taken < .seconds(20))
    }

    @Test(arguments: ["a{100000}", "((((a{99}){99}){99}){99}){99}", "(a{0,9999}){0,9999}", "a{999999999999999999999}"])
    func `a pattern that would fill the memory is an error`(_ pattern: String) {
        #expect(throws: RegularExpressionError.self) { try RegularExpression(iRegexp: pattern) }
    }

    @Test(arguments: ["(){999999999}", "(){0,999999999}", "((){9999}){9999}", "(()*)*", "(a*)*"])
    func `the empty text may be repeated as often as one likes`(_ pattern: String) throws {
        #expect(try RegularExpression(iRegexp: pattern).matches(""))
    }

    @Test func `groups nest as deep as is allowed`() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "(", count: levels) + "a" + String(repeating: ")", count: levels)
        }
        #expect(try RegularExpression(iRegexp: nested(100)).matches("a"))
        #expect(throws: RegularExpressionError.self) { try RegularExpression(iRegexp: nested(100_000)) }
    }
}
