import APIServer
import Testing

@Suite struct AcceptTests {
    private func ranges(_ texts: [String]) -> [MediaRange] { texts.compactMap { MediaRange($0) } }

    @Test(
        arguments: [
            (nil, ["application/json", "text/plain"], 0),
            ("", ["application/json"], 0),
            ("*/*", ["application/json", "text/plain"], 0),
            ("text/plain", ["application/json", "text/plain"], 1),
            ("text/*;q=0.5, application/json;q=0.4", ["application/json", "text/plain"], 1),
            ("text/plain;q=0, */*", ["text/plain", "image/png"], 1),
            (
                "*/*;q=0.1, application/*;q=0.2, application/json;q=0",
                ["application/json", "application/xml", "text/plain"], 1
            ),
            ("application/json;charset=utf-8", ["application/json"], 0),
            ("application/json", ["application/json; charset=utf-8"], 0),
            (
                "application/vnd.a+json;version=2",
                ["application/vnd.a+json;version=1", "application/vnd.a+json;version=2"], 1
            ),
            ("text/csv; header=\"a;b,c\"", ["text/csv; header=\"a;b,c\""], 0),
            ("image/png", ["text/plain", "image/*"], 1),
            ("APPLICATION/JSON", ["application/json"], 0),
            ("*; q=.2", ["application/json"], 0),
            ("nonsense", ["application/json"], 0),
        ] as [(String?, [String], Int)])
    func `the media type that is wanted most`(_ header: String?, _ available: [String], _ expected: Int) {
        #expect(AcceptHeader(header).best(of: ranges(available)) == expected)
    }

    @Test(arguments: ["image/png", "application/json;q=0", "text/plain;q=0, text/*;q=0", "application/json;version=3"])
    func `what is not accepted`(_ header: String) {
        #expect(AcceptHeader(header).best(of: ranges(["application/json", "text/plain"])) == nil)
    }

    @Test func `a range becomes what the client names`() throws {
        let images = try #require(MediaRange("image/*"))
        #expect(AcceptHeader("image/webp;q=0.5, image/png").concrete(of: images)?.description == "image/png")
        #expect(AcceptHeader("*/*").concrete(of: images) == nil)
    }

    @Test func `media types are read and written`() {
        #expect(MediaRange("Text/HTML ; Charset=\"utf-8\"; q=0.3; ext=1")?.description == "text/html; charset=utf-8")
        #expect(MediaRange("a/b;c=\"d \\\" e\"")?.description == "a/b; c=\"d \\\" e\"")
        #expect(MediaRange("text") == nil)
        #expect(MediaRange("/") == nil)
        #expect(MediaRange("a/b/c") == nil)
        #expect(MediaRange("application/*+json")?.contains(MediaRange("application/vnd.pet+json")!) == true)
        #expect(MediaRange("application/*+json")?.contains(MediaRange("application/json")!) == true)
    }
}
