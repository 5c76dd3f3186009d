import CodegenJSONPath
import Testing

/// Wrong queries: where they are wrong.
@Suite struct JSONPathErrorTests {
    @Test(arguments: [
        ("", 1), ("a", 1), (" $", 1), ("$ ", 2), ("$.", 3), ("$..", 4), ("$.1", 3), ("$.a.'b'", 5), ("$a", 2),
        ("$[", 3), ("$[]", 3), ("$['a'", 2), ("$['a]", 3), ("$[a]", 3), ("$['a'b]", 6), ("$[01]", 3), ("$[-0]", 3),
        ("$[1.0]", 4), ("$[9007199254740992]", 3), ("$[1:9007199254740992]", 5), ("$[::-9007199254740992]", 5),
        (#"$["\x"]"#, 4), (#"$["\'"]"#, 4), (#"$['\ud800']"#, 4), (#"$['\ud800\u0041']"#, 4), (#"$['\u00']"#, 4),
        ("$['a\n']", 5), ("$[?]", 4), ("$[?@.a ==]", 10), ("$[?@.a = 1]", 8), ("$[?1]", 4), ("$[?'a']", 4),
        ("$[?true]", 4), ("$[?yes]", 4), ("$[?@.* == 1]", 4), ("$[?1 == @..a]", 9), ("$[?!@.a == 1]", 4),
        ("$[?(@.a]", 8), ("$[?(@.a) == 1]", 10), ("$[?@.a === 1]", 10), ("$[?length(@.a)]", 4), ("$[?count(@.*)]", 4),
        ("$[?match(@.a, 'b') == true]", 4), ("$[?match(@.a)]", 4), ("$[?length(@.*) == 1]", 11),
        ("$[?count(1) == 1]", 10), ("$[?count(@.a == 1) == 1]", 10), ("$[?lenght(@.a) == 1]", 4),
        ("$[?length (@.a) == 1]", 4), ("$[?@.a == 01]", 11), ("$[?@.a == 1.]", 13), ("$[?@.a == 1e]", 13),
        ("$[?@.a == -]", 12), ("$[?@.a && ]", 11), ("$.paths['/a/{b}]", 9), ("$.päth.x y", 9), ("$.x-internal", 4),
        ("$[?@.x-internal]", 7),
    ])
    func `an error has its column`(_ text: String, _ column: Int) {
        let error = #expect(throws: JSONPathError.self) { try JSONPathQuery(text) }
        #expect(error?.column == column, "\(error?.message ?? "")")
    }

    @Test(arguments: ["(", "!(", "length(", "@[?"])
    func `nesting has a limit`(_ opening: String) {
        let text = "$[?" + String(repeating: opening, count: 100_000)
        #expect(throws: JSONPathError.self) { try JSONPathQuery(text) }
    }
}
