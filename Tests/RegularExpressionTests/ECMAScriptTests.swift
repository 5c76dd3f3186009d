import CodegenRegularExpressions
import Testing

/// Patterns of ECMA-262 with the flag `u`, and where they occur.
@Suite struct ECMAScriptTests {
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
        Case("", ["", "a"]),
        Case("a+?b*?$", ["a", "xaab"], not: ["b", "ac"]),
        Case("^a{2,3}?$", ["aa", "aaa"], not: ["a", "aaaa"]),
        Case(#"^\d+$"#, ["42"], not: ["٤", "", "4a"]),
        Case(#"^\D$"#, ["a", "٤", "😀"], not: ["4"]),
        Case(#"^\w$"#, ["a", "Z", "0", "_"], not: ["é", "-", "\u{212A}"]),
        Case(#"^\W$"#, ["é", "-"], not: ["a"]),
        Case(#"^\s$"#, [" ", "\t", "\u{B}", "\u{A0}", "\u{FEFF}", "\u{2029}", "\u{3000}"], not: ["a", "\u{85}"]),
        Case(#"^\S$"#, ["a", "\u{1}"], not: [" ", "\u{2003}"]),
        Case(#"^[\d\s]+$"#, ["1 2"], not: ["a"]),
        Case(#"^[^\d]$"#, ["a"], not: ["1"]),
        Case(#"^[\D1]$"#, ["1", "a"], not: ["2"]),
        Case(#"^[\w-]+$"#, ["a-b"], not: ["a b"]),
        Case(#"^[a-]$"#, ["a", "-"], not: ["b"]),
        Case(#"^[\]\b]$"#, ["]", "\u{8}"], not: ["b"]),
        Case("[]", [], not: ["", "a"]),
        Case("^[^]$", ["a", "\n"], not: [""]),
        Case("^.$", ["a", "😀"], not: ["\n", "\r", "\u{2028}", "\u{2029}"]),
        Case(#"^\cC\x41\u0042\u{43}\u{1F600}\uD83D\uDE00\0$"#, ["\u{3}ABC😀😀\u{0}"], not: ["cC"]),
        Case(#"^\t\n\v\f\r$"#, ["\t\n\u{B}\u{C}\r"]),
        Case(#"^\.\*\-\_\@\/\$$"#, [".*-_@/$"]),
        Case(#"\bfoo\b"#, ["foo", "a foo.", "-foo-"], not: ["foob", "afoo", "éfood"]),
        Case(#"a\Bb"#, ["ab"], not: ["a b"]),
        Case("^$", [""], not: ["\n"]),
        Case("^a|^b$", ["ab", "b"], not: ["cb", "ba"]),
        Case("(^a)?b", ["ab", "cb"], not: ["a"]),
        Case("(^a|b)c", ["ac", "abc"], not: ["aac"]),
        Case("^abc$", ["abc"], not: ["abc\n"]),
        Case(#"^\p{Lu}\p{Letter}\p{gc=Nd}\p{General_Category=Decimal_Number}$"#, ["Äé٤2"], not: ["äé42"]),
        Case(#"^\P{L}$"#, ["1"], not: ["a"]),
        Case(#"^[\p{L}\p{Nd}]+$"#, ["a1"], not: ["-"]),
        Case(#"^[^\P{L}]$"#, ["a"], not: ["1"]),
        Case(#"^\p{Alphabetic}\P{White_Space}\p{ASCII}\p{Any}$"#, ["éaa "], not: ["é aa"]),
        Case(#"^\p{LC}\p{Assigned}$"#, ["aA"], not: ["字a", "a\u{378}"]),
        Case("^(?:a|b)(?<year>c)$", ["ac", "bc"], not: ["c"]),
        Case("^{id}$", ["{id}"], not: ["id"]),
        Case("^a{x}]$", ["a{x}]"]),
        Case(#"^(?!\s*$).+"#, ["a", " a"], not: ["", "  "]),
        Case("^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9]).{3,}$", ["aB3", "3xB"], not: ["ab3", "a3", "AB3"]),
        Case("(?<=a+)b", ["xaab"], not: ["b", "xb"]),
        Case("(?<!a)b", ["b", "xb"], not: ["ab"]),
        Case("a(?=b(?!c))", ["ab", "abd"], not: ["abc", "a"]),
        Case("^(?:(?!--)[a-z-])+$", ["a-b"], not: ["a--b"]),
        Case("(?=a$)", ["ba"], not: ["ab"]),
        Case("(?<=^a)b", ["ab"], not: ["cab"]),
        Case("(?<=(?=é)..)x", ["aéyx"], not: ["ayéx", "éx"]),
        Case("^🐲*$", ["", "🐲🐲"], not: ["🐉"]),
        Case(#"^[^\uD800-\uDFFF]$"#, ["a", "😀"]),
        Case(#"^[😀-😂]$"#, ["😁"], not: ["😃"]),
    ]

    @Test(arguments: cases) func `a pattern occurs in texts`(_ example: Case) throws {
        let expression = try RegularExpression(ecmaScript: example.pattern)
        for text in example.matching { #expect(expression.occurs(in: text), "\(text.debugDescription)") }
        for text in example.others { #expect(!expression.occurs(in: text), "\(text.debugDescription)") }
    }

    @Test(arguments: [
        ("(a", 0), ("a)", 1), ("*", 0), ("a**", 2), ("{2}", 0), ("a{2,1}", 1), ("[", 0), ("[b-a]", 1),
        (#"[\d-a]"#, 1), (#"\"#, 0), (#"\a"#, 0), (#"\p{Xx}"#, 0), (#"\pL"#, 0), (#"\u12"#, 0), (#"\u{110000}"#, 0),
        (#"\x1"#, 0), (#"\c1"#, 0), (#"\01"#, 0), (#"\1"#, 0), (#"(a)\2"#, 3), (#"\k<a>"#, 0), ("^*", 0), (#"\b+"#, 0),
        ("(?=a)*", 0), ("(?P<name>x)", 0), ("(?i)abc", 0), ("(?#x)a", 0), ("(?<1>a)", 3), ("(?<>a)", 0),
        (#"\p{Foo=Bar}"#, 0),
    ])
    func `a wrong pattern says where`(_ pattern: String, _ offset: Int) {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(ecmaScript: pattern) }
        #expect(error?.offset == offset, "\(error?.message ?? "")")
        #expect(error?.isUnsupported == false, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        #"(a)\1"#, #"(?<n>a)\k<n>"#, #"\1(a)"#, #"\p{Script=Greek}"#,
        #"[\p{sc=Latn}]"#, "(?i:a)", "a{100000}", #"\p{Extended_Pictographic}"#,
    ])
    func `what can't be matched is unsupported, not wrong`(_ pattern: String) {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(ecmaScript: pattern) }
        #expect(error?.isUnsupported == true, "\(error?.message ?? "")")
    }

    @Test func `a syntax error is found after what is unsupported`() {
        let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(ecmaScript: #"(a)\1)"#) }
        #expect(error?.isUnsupported == false)
    }

    @Test(arguments: ["^(?=(a*)*b)(?!(a|aa)+c)", #"(\w*)*$"#, #"^(\s+|\S+)*x"#, #"(a?){50}a{50}\b"#])
    func `time is linear in the text`(_ pattern: String) throws {
        let expression = try RegularExpression(ecmaScript: pattern)
        let text = String(repeating: "a", count: 20_000)
        let taken = ContinuousClock().measure { _ = expression.occurs(in: text) }
        #expect(taken < .seconds(20))
    }

    @Test func `groups nest as deep as is allowed`() {
        let text = String(repeating: "(", count: 100_000)
        #expect(throws: RegularExpressionError.self) { try RegularExpression(ecmaScript: text) }
    }

    @Test func `random patterns never crash`() {
        let pieces = [
            "(", ")", "[", "]", "{", "}", "?", "*", "+", "|", "^", "$", "\\", "p", "P", "{L}", "u", "x", "c", "k<", ">",
            "1", "9", "-", "a", "b", "(?:", "(?<n>", "(?=", "\\uD83D", "\\uDE00", "😀", "\\w", "\\D", "2,", ".",
        ]
        var state: UInt64 = 7
        for _ in 0..<3_000 {
            var pattern = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                pattern += pieces[Int(state >> 33) % pieces.count]
            }
            _ = (try? RegularExpression(ecmaScript: pattern))?.occurs(in: "ab-9😀")
        }
    }
}
