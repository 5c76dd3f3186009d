import Testing

/// Formats as assertions; JSON Schema's own tests of them are run by `Tests/SchemaEvaluation/run`.
@Suite struct FormatTests {
    @Test(arguments: [
        (
            "date", ["2024-02-29", "0001-01-01"],
            ["2023-02-29", "2024-13-01", "2024-1-1", "20240101", "٢٠٢٤-01-01", ""]
        ),
        (
            "time", ["23:59:59Z", "00:00:00.1+01:30", "23:59:60z", "22:59:60-01:00"],
            ["24:00:00Z", "12:00:00", "12:00Z"]
        ),
        ("date-time", ["2024-01-01T00:00:00Z", "2024-01-01t00:00:00.123456789-08:00"], ["2024-01-01 00:00:00Z"]),
        (
            "duration", ["P1D", "PT1H30M", "P1Y2M3DT4H5M6S", "P3W"],
            ["P", "PT", "P1D2H", "1D", "P1Y3D", "PT1H3S", "P1WT1H"]
        ),
        ("email", ["a@b.c", "\"a b\"@c.d", "a@[127.0.0.1]"], ["a", "@b", "a@", "a b@c", "é@b.c", ".a@b.c"]),
        ("idn-email", ["é@é.fr"], ["é", "é@", "a＠b"]),
        ("hostname", ["a", "a-b.example", "xn--9n2bp8q"], ["a_b", "-a", "a.", "", "é.fr", "xn--X"]),
        ("idn-hostname", ["é.fr", "실례.테스트", "a。b"], ["a_b", "\u{300}a", "a..b", "א0٠"]),
        ("ipv4", ["127.0.0.1"], ["256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4.5"]),
        (
            "ipv6", ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"],
            [":", "1", ":::", "1::2::3", "::12345", "fe80::1%eth0"]
        ),
        (
            "uri", ["https://a.b/c?d#e", "urn:a:b", "http://[::1]:80/"],
            ["/a", "a b:c", "http://a b", "http://[::1", "x://%zz"]
        ),
        ("uri-reference", ["/a", "?b", "#c", "", "a/b:c"], ["a b", "\\a", "1:b"]),
        ("iri", ["https://é.fr/ü?ö"], ["é", "https://a\u{E000}"]),
        ("iri-reference", ["é"], ["a b"]),
        ("uuid", ["2EB8AA08-aa98-11ea-b4aa-73b441d16380"], ["2eb8aa08aa9811eab4aa73b441d16380", "", "2eb8aa08-aa98"]),
        ("uri-template", ["/a{?b,c*}{/d:3}", ""], ["{", "}", "{a", "{}", "{a b}", "%z"]),
        ("json-pointer", ["", "/a~0b~1c"], ["a", "/~", "/~2"]),
        ("relative-json-pointer", ["0", "1/a", "2#"], ["", "/a", "01", "0#a"]),
        ("regex", ["^a+$", "(?=a)b", "(a)\\1"], ["(", "[b-a]", "\\a"]),
    ])
    func `a format admits`(_ format: String, _ valid: [String], _ others: [String]) {
        let schema = Schema("{format: \(format)}", assertsFormats: true)
        for text in valid { #expect(schema.admits(quoted(text)), "\(text)") }
        for text in others { #expect(!schema.admits(quoted(text)), "\(text)") }
        #expect(schema.admits("12"))
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
