import CodegenDiagnostics
import Foundation
import Testing

/// What descriptions can't do to the terminal or log that their diagnostics reach.
@Suite struct PrintedTextTests {
    private static let unsafe: [Unicode.Scalar] =
        (0..<0x20).map { Unicode.Scalar(UInt8($0)) } + (0x7F..<0xA0).map { Unicode.Scalar(UInt8($0)) }
        + [0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069].compactMap {
            Unicode.Scalar($0 as UInt32)
        }

    private func render(_ line: String, _ message: String, path: String = "a.yaml") -> [String: String] {
        let files = SourceFiles()
        let file = files.add(path: path, bytes: Array(line.utf8))
        let range = SourceRange(file: file.id, lowerBound: 0, upperBound: line.utf8.count)
        let note = Diagnostic.Note(message, at: range)
        let all = [Diagnostic(.warning, .unknownField, message, at: .range(range), notes: [note])]
        return [
            "text": TextRenderer(files: files).render(all), "github": GitHubRenderer(files: files).render(all),
            "json": JSONLinesRenderer(files: files).render(all), "sarif": SARIFRenderer(files: files).render(all),
        ]
    }

    @Test func `nothing unsafe comes out, in any format`() throws {
        for scalar in Self.unsafe {
            let bad = "a\(scalar)b"
            for (format, text) in render("\(scalar == "\n" ? " " : scalar)x", bad, path: bad) {
                let lines = text.unicodeScalars.filter { $0 == "\n" }.count
                #expect(lines == (format == "text" ? 6 : 1), "\(format) U+\(String(scalar.value, radix: 16))")
                let others = text.unicodeScalars.filter { Self.unsafe.contains($0) && $0 != "\n" }
                #expect(others.isEmpty, "\(format) U+\(String(scalar.value, radix: 16))")
            }
            let line = try #require(render("x", bad, path: bad)["json"])
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["path"] as? String == bad)
        }
    }

    @Test func `carets stay under what they point to`() {
        let text = render("\u{1B}\u{202E}ab", "m")["text"]
        #expect(
            text?.hasPrefix("a.yaml:1:1: warning: m [unknown-field]\n    \\u{1b}\\u{202e}ab\n    ^~~~~~~~~~~~~~~~\n")
                == true)
    }

    @Test(arguments: ["::error::x", "  ::error::x", "##[error]x", "a ##vso[task.setvariable]x", "##teamcity[x"])
    func `a line is no command of the service that shows the log`(_ line: String) throws {
        let text = try #require(render(line, line)["text"])
        for line in text.split(separator: "\n") {
            #expect(!line.drop { $0 == " " }.hasPrefix("::"))
            #expect(!line.contains(/##[a-z]*\[/))
        }
        #expect(render("x", "## A heading ##")["text"]?.contains("## A heading ##") == true)
        #expect(render("x", "a::b")["text"]?.contains("a::b") == true)
    }

    @Test func `a path can't add properties to a command`() {
        let text = render("x", "m", path: "a,line=7::b.yaml")["github"]
        let place = "file=a%2Cline=7%3A%3Ab.yaml,line=1,col=1"
        #expect(text == "::warning \(place),title=codegen unknown-field::m%0Am (a,line=7::b.yaml:1:1)\n")
    }

    @Test(arguments: [
        ("`https://me:pw@host/a?b=c#d` is", "`https://host/a#d` is"), ("http://host?x=y z", "http://host z"),
        ("ftp://a@b@host:8/", "ftp://host:8/"), ("see https://host/a/b#c?d", "see https://host/a/b#c?d"),
        ("a?b=c @d // x@y", "a?b=c @d // x@y"), ("https://h/p@q?r 'https://u@h'", "https://h/p@q 'https://h'"),
        ("://@?", "://"),
    ])
    func `addresses lose user info and query`(_ text: String, _ cleaned: String) {
        #expect(Diagnostic(.note, .unknownField, text, at: .file(path: "a")).message == cleaned)
        let line = render(text, "m")["text"]?.split(separator: "\n").dropFirst().first ?? ""
        #expect(line.count == text.count + 4)
        #expect(!line.contains("pw") && !line.contains("b=c#"))
    }
}
