import CodegenSwiftLanguage
import Testing

@Suite struct MarkdownTests {
    private let base = LinkBase(page: "https://docs.example.com/api/index.html", server: nil)

    @Test(arguments: [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("one<br>two<br/>three", "one\\\ntwo\\\nthree"),
        ("one<br><br />two", "one\n\ntwo"),
        ("one:<br>\n- two", "one:\n- two"),
        ("one</br>two<br>", "one\\\ntwo"),
        ("A <b>bold</b>, <strong> spaced </strong>word", "A **bold**, **spaced** word"),
        ("<b>Note:</b>text, a<i>(b)</i>", "**Note:** text, a *(b)*"),
        ("<b></b><b><strong>x</strong></b> <em>y</em>", "**x** *y*"),
        ("<b>one<br><br>two</b>", "**one**\n\n**two**"),
        ("the <code>a&lt;b&gt;</code> and <code>x`y</code>", "the `a<b>` and `` x`y ``"),
        ("<pre>\na\n  b &amp; c\n</pre>after", "```\na\n  b & c\n```\n\nafter"),
        ("<pre><code class=\"language-json\">{}</code></pre>", "```json\n{}\n```"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>d", "- a\n- b\n\n  c\n\nd"),
        ("x<ol>\n  <li>a\n  <li>b\n</ol>", "x\n\n1. a\n2. b"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol><li>a<ul><li>b<br>c</li></ul></li></ol>", "1. a\n   - b\\\n     c"),
        ("<h2>Head\nline</h2>text", "## Head line\n\ntext"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("10<sup>6</sup>, H<sub>2</sub>O <span class='x'>y</span>", "10^6, H2O y"),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "- a: b\n- c: d"),
        ("a<!-- b -->c<style>p {}</style>d", "acd"),
        ("<img alt=\"A cat\" src=\"x\">", "A cat"),
        ("&amp;&nbsp;&#39;&#x27; &quot;q&quot; &mdash; &unknown; &", "& '' \"q\" — &unknown; &"),
        ("&lt;b&gt; 1 &lt; 2 &amp;lt;", "\\<b> 1 < 2 &amp;lt;"),
    ])
    func `HTML becomes Markdown`(_ html: String, _ markdown: String) {
        #expect(MarkdownText.markdown(of: html) == markdown)
    }

    @Test(arguments: [
        "`<p>` and ``a`<br>`` and `a &amp; b`", "```\n<b>x</b> &amp;\n```", "    <x>&lt;b&gt;\n", "~~~\n<p>\n~~~",
        "List<String>, Map<String, Integer>, Array<P>", "a < b and b > c", "/users/<user_id>/<id>/<date>",
        "Bearer <code>",
        "<b>", "<a few words>", "<https://example.com>", "\\<p>", "- a\n\n    - b\n\n  c  \n", "[a](https://b.c/d?e#f)",
        "a * b * c", "<p", "<a href=\"", "AT&T; R&D;", "[x] (y) [z]", "| a<b | c |",
    ])
    func `text stays as it is`(_ text: String) {
        #expect(MarkdownText.markdown(of: text, links: base) == text)
    }

    @Test(arguments: [
        ("<a href=\"https://a.b/c d\">text</a>", "[text](https://a.b/c%20d)"),
        ("<a href='https://a.b'>https://a.b</a>", "<https://a.b>"),
        ("<a href=/c/d>text</a>", "[text](https://docs.example.com/c/d)"),
        ("<a href=\"../x.html#y\"><b>text</b></a>", "[**text**](https://docs.example.com/x.html#y)"),
        ("<a href=\"#anchor\">text</a> <a name=\"x\">y</a>", "text y"),
        ("<a href=\"javascript:alert(1)\">text</a>", "text"),
        (
            "[text](page.html) ![cat](cat.png \"A cat\")",
            "[text](https://docs.example.com/api/page.html) ![cat](https://docs.example.com/api/cat.png \"A cat\")"
        ),
        ("[the `text`](#anchor), [b](//c.d/e)", "the `text`, [b](https://c.d/e)"),
    ])
    func `links lead somewhere`(_ html: String, _ markdown: String) {
        #expect(MarkdownText.markdown(of: html, links: base) == markdown)
    }

    @Test func `links without a page`() {
        let server = LinkBase(page: nil, server: "https://www.example.com/v1")
        let text = "<a href=\"/a\">a</a> [b](c/d)"
        #expect(MarkdownText.markdown(of: text, links: server) == "[a](https://www.example.com/a) b")
        #expect(MarkdownText.markdown(of: text) == "a b")
        #expect(LinkBase(page: nil, server: "https://eu-api.example.com/v1") == nil)
        #expect(LinkBase(page: "/docs", server: "https://{tenant}.example.com") == nil)
    }

    @Test func `tables are rows, or items where they are wide`() {
        let rows = "<tr><th>a</th><th>b</th><th>c</th></tr><tr><td>1</td><td>x<br>y</td><td>p|q</td></tr>"
        #expect(
            MarkdownText.markdown(of: "See<table><thead>\(rows)</thead></table>after")
                == "See\n\n| a | b | c |\n| --- | --- | --- |\n| 1 | x y | p\\|q |\n\nafter")
        let wide = rows.replacing("p|q", with: String(repeating: "word ", count: 20))
        #expect(
            MarkdownText.markdown(of: "<table>\(wide)</table>").hasPrefix("- 1: b: x y; c: word word"))
        #expect(MarkdownText.markdown(of: "<table><tr><td>one</td></tr></table>") == "one")
        #expect(MarkdownText.markdown(of: "| a<br>b | <ul><li>c</li></ul> |") == "| a b | c |")
    }

    @Test func `hostile texts take no time`() {
        let count = 10_000
        func times(_ text: String) -> String { String(repeating: text, count: count) }
        let texts = [
            times("<ul><li>a"), times("<ul>"), times("<p>"), times("<a href=\"x"), times("<b><i>") + times("</b>"),
            times("<!--"), times("<code>"), times("<pre>") + "</pre>", times("`") + times(" ``"), times("[](a"),
            times("["),
            times("[a](b \""), times("<table><tr><td>"), times("<td>") + times("<tr>"), times("&#x"), times("<a '"),
            times("<table>") + times("<tr><td>a") + "</table>", times("</ul></li></p>"), times("<h1>") + "</h1>",
            "<table><tr>" + times("<td>a") + times("<tr><td>b") + "</table>", times("> "), times("~~~\n<p>"),
            times("<style>") + "</style", times("<blockquote>") + times("</blockquote>"), times("\\"), times("- "),
        ]
        let clock = ContinuousClock()
        for text in texts {
            let time = clock.measure { _ = DocumentationText.lines(MarkdownText.markdown(of: text)) }
            #expect(time < .seconds(5), "\(text.prefix(20))")
        }
    }
}
