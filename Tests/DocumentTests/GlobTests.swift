import Testing

@testable import CodegenOpenAPIDocument

/// Which texts a pattern of a filter matches.
@Suite struct GlobTests {
    @Test(arguments: [
        ("/pets", "/pets", true), ("/pets", "/pets/1", false), ("/pets/*", "/pets/1", true),
        ("/pets/*", "/pets/1/photos", false), ("/pets/**", "/pets/1/photos", true), ("/pets/**", "/pets", false),
        ("/**/photos", "/pets/1/photos", true), ("/pe?s", "/pets", true), ("/pets?1", "/pets/1", false),
        ("/pets/{id}", "/pets/{id}", true), ("**", "/a/b", true), ("", "", true), ("*", "", true), ("?", "", false),
    ])
    func `patterns of paths`(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(Glob(pattern, isPath: true).matches(text) == matches)
    }

    @Test(arguments: [("pet*", "pets/cats", true), ("*s", "pets", true), ("p?t", "p/t", true), ("pet", "Pet", false)])
    func `patterns of names`(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(Glob(pattern, isPath: false).matches(text) == matches)
    }

    @Test func `a pattern of many stars ends in time`() {
        #expect(
            !Glob(String(repeating: "*a", count: 60), isPath: true).matches(String(repeating: "a", count: 3000) + "b"))
    }
}
