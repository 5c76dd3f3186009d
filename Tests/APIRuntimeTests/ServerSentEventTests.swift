import Foundation
import Testing

@testable import APIRuntime

/// Server-sent events against the text of the standard (WHATWG HTML, sections 9.2.5 and 9.2.6), however the bytes are cut.
struct ServerSentEventTests {
    /// What the streamed parts make of the chunks.
    private func events(_ chunks: [ArraySlice<UInt8>]) throws -> [ServerSentEvent] {
        var lines = LineSplitter(.any)
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        for chunk in chunks {
            try lines.push(Data(chunk))
            while let line = lines.next() {
                if let event = try parser.push(line) { events.append(event) }
            }
        }
        return events
    }

    /// The standard's algorithm on the whole text, step by step and word by word.
    private func oracle(_ bytes: [UInt8]) -> [ServerSentEvent] {
        var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if scalars[index] == "\r" || scalars[index] == "\n" {
                if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
                lines.append(String(line))
                line = .init()
            } else {
                line.append(scalars[index])
            }
            index += 1
        }
        // "Once the end of the file is reached, any pending data must be discarded."
        var events: [ServerSentEvent] = []
        var (data, type, lastID, retry) = ("", "", "", Int?.none)
        for line in lines {
            if line.unicodeScalars.isEmpty {
                if data.unicodeScalars.isEmpty {
                    type = ""
                    continue
                }
                if data.unicodeScalars.last == "\n" { data.unicodeScalars.removeLast() }
                events.append(
                    ServerSentEvent(type: type.isEmpty ? "message" : type, data: data, id: lastID, retry: retry))
                (data, type, retry) = ("", "", nil)
                continue
            }
            let parts = line.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            var value = parts.count == 2 ? String(Substring(parts[1])) : ""
            if value.unicodeScalars.first == " " { value.unicodeScalars.removeFirst() }
            switch Array(parts[0]) {
            case Array("event".unicodeScalars): type = value
            case Array("data".unicodeScalars): data += value + "\n"
            case Array("id".unicodeScalars): if !value.unicodeScalars.contains("\0") { lastID = value }
            case Array("retry".unicodeScalars):
                if !value.isEmpty, value.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) }) {
                    retry = Int(value) ?? retry
                }
            default: break
            }
        }
        return events
    }

    /// The events, in one piece, in two pieces cut anywhere, and in pieces of every size.
    private func check(
        _ text: String, _ expected: [ServerSentEvent], _ location: SourceLocation = #_sourceLocation
    ) throws {
        let bytes = Array(text.utf8)
        #expect(oracle(bytes) == expected, "the standard's own steps", sourceLocation: location)
        for cut in 0...bytes.count {
            #expect(try events([bytes[..<cut], bytes[cut...]]) == expected, "cut at \(cut)", sourceLocation: location)
        }
        for size in 1...max(1, bytes.count) {
            let chunks = stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min(bytes.count, $0 + size)] }
            #expect(try events(chunks) == expected, "pieces of \(size)", sourceLocation: location)
        }
    }

    /// Section 9.2.6.
    @Test func `the standard's examples`() throws {
        try check("data: YHOO\ndata: +2\ndata: 10\n\n", [ServerSentEvent(data: "YHOO\n+2\n10")])
        try check(
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
            [ServerSentEvent(data: "first event", id: "1"), ServerSentEvent(data: "second event")]
        )
        try check(
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
            [
                ServerSentEvent(data: "first event", id: "1"), ServerSentEvent(data: "second event"),
                ServerSentEvent(data: " third event"),
            ]
        )
        try check("data\n\ndata\ndata\n\ndata:", [ServerSentEvent(data: ""), ServerSentEvent(data: "\n")])
        try check("data:test\n\ndata: test\n\n", [ServerSentEvent(data: "test"), ServerSentEvent(data: "test")])
        // Section 9.2.1 and 9.2.2.
        try check(
            "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n",
            [
                ServerSentEvent(type: "add", data: "73857293"), ServerSentEvent(type: "remove", data: "2153"),
                ServerSentEvent(type: "add", data: "113411"),
            ]
        )
    }

    @Test(
        arguments: [
            ("data: a\r\rdata: b\n\ndata: c\r\n\r\n", ["a", "b", "c"]),
            ("data: a\r\ndata: b\rdata: c\n\r\n", ["a\nb\nc"]),
            ("data: a\n\r", ["a"]), ("data: a\r\n\n", ["a"]), ("data: a\r\n", []), ("data: a", []), ("data: a\n", []),
            ("", []),
            ("\u{FEFF}data: a\n\n", ["a"]), ("\u{FEFF}\u{FEFF}data: a\n\n", []), ("\n\u{FEFF}data: a\n\n", []),
            ("\u{FEFF}", []),
            (" data: a\n\n", []), ("Data: a\n\n", []), ("data : a\n\n", []), ("data:a:b\n\n", ["a:b"]),
            ("data:  a \n\n", [" a "]),
            ("data:\ta\n\n", ["\ta"]), (":data: a\n\n", []), (":\n\n:\ndata: a\n:\n\n", ["a"]),
            ("data: é日😀\n\n", ["é日😀"]),
            ("data: a\u{2028}b\u{85}c\u{0B}d\n\n", ["a\u{2028}b\u{85}c\u{0B}d"]), ("\n\n\n\n", []),
            ("foo\nbar: x\n\ndata: a\n\n", ["a"]),
            ("data\u{301}: a\n\ndata:\u{301}\n\n", ["\u{301}"]), ("data: a\0b\n\n", ["a\0b"]), ("data:\n\n", [""]),
            ("data: \n\n", [""]),
        ] as [(String, [String])])
    func `lines and fields`(text: String, data: [String]) throws {
        try check(text, data.map { ServerSentEvent(data: $0) })
    }

    @Test func `types, ids and reconnection times`() throws {
        try check("event: x\n\ndata: a\n\n", [ServerSentEvent(data: "a")])
        try check("event: x\nevent\ndata: a\n\n", [ServerSentEvent(data: "a")])
        try check(
            "event: x\nevent: y\ndata: a\n\ndata: b\n\n",
            [ServerSentEvent(type: "y", data: "a"), ServerSentEvent(data: "b")])
        try check(
            "id: 1\n\ndata: a\n\nid: 2\0\ndata: b\n\nid:\ndata: c\n\n",
            [
                ServerSentEvent(data: "a", id: "1"), ServerSentEvent(data: "b", id: "1"), ServerSentEvent(data: "c"),
            ])
        try check(
            "retry: 10\ndata: a\n\ndata: b\n\n", [ServerSentEvent(data: "a", retry: 10), ServerSentEvent(data: "b")])
        for bad in ["", " 1", "+1", "-1", "1.5", "1e3", "1 ", "0x1", "١", "99999999999999999999999999"] {
            try check("retry:\(bad.isEmpty ? "" : " " + bad)\ndata: a\n\n", [ServerSentEvent(data: "a")])
        }
        try check("retry:007\ndata: a\n\n", [ServerSentEvent(data: "a", retry: 7)])
    }

    @Test func `any way to cut a short stream`() throws {
        let bytes = Array("id:1\r\ndata\r\n\r\n".utf8)
        for cuts in 0..<(1 << (bytes.count - 1)) {
            var chunks: [ArraySlice<UInt8>] = []
            var start = 0
            for index in 1...bytes.count where index == bytes.count || cuts >> (index - 1) & 1 == 1 {
                chunks.append(bytes[start..<index])
                start = index
            }
            #expect(try events(chunks) == [ServerSentEvent(data: "", id: "1")])
        }
    }

    /// Pieces of 64 KiB, each of them whole lines, until `limit` bytes.
    private func body(of line: String, upTo limit: Int) -> (body: ResponseBody, sent: @Sendable () -> Int) {
        let piece = Data(String(repeating: line, count: (1 << 16) / line.utf8.count).utf8)
        let sent = Locked(0)
        let next: @Sendable () async throws -> Data? = {
            sent.withLock { sent in
                guard sent < limit else { return nil }
                sent += piece.count
                return piece
            }
        }
        return (ResponseBody(next: next, cancel: {}), { sent.withLock { $0 } })
    }

    @Test(arguments: ["data: \(String(repeating: "x", count: 40))\n", "x: \(String(repeating: "y", count: 1000))\n"])
    func `an event of many lines has a limit`(line: String) async throws {
        let (raw, sent) = body(of: line, upTo: 64 << 20)
        let start = ContinuousClock.now
        await #expect(throws: ResponseError.bodyTooLarge(limit: 16 << 20)) {
            for try await _ in ServerSentEvents(raw) {}
        }
        #expect(sent() <= 17 << 20)
        #expect(ContinuousClock.now - start < .seconds(300))
    }

    @Test func `a stream of values has the same limit`() async throws {
        let head = ResponseHead(
            status: 200, headerFields: [.contentType: "text/event-stream"],
            operation: OperationInfo(id: "watch", method: .get, path: "/watch"))
        let line = "data: \(String(repeating: "x", count: 1000))\n"
        let stream = ResponseStream<Int>(head: head, body: body(of: line, upTo: 64 << 20).body)
        let error = await #expect(throws: APIError<Never>.self) { for try await _ in stream {} }
        guard case .decoding(.bodyTooLarge(16_777_216), _) = error else {
            Issue.record("\(error as Any)")
            return
        }
    }

    @Test func `comments and short events don't count`() async throws {
        for try await _ in ServerSentEvents(body(of: ": \(String(repeating: "x", count: 1000))\n", upTo: 20 << 20).body)
        {
            Issue.record("an event")
        }
        var count = 0
        let event = "data: \(String(repeating: "x", count: 1000))\n\n"
        for try await _ in ServerSentEvents(body(of: event, upTo: 20 << 20).body) { count += 1 }
        #expect(count > 20_000)
    }

    @Test func `random streams agree with the standard's steps`() throws {
        let pieces =
            [
                "data", "event", "id", "retry", ":", ": ", "::", " ", "a", "12", "\n", "\n", "\r", "\r\n", "\n\n",
                "\r\r", "\0", "é", "\u{FEFF}",
                "data: x\n", "\u{301}",
            ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x80]]
        var random = SystemRandomNumberGenerator()
        var found = 0
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...25)).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
            let expected = oracle(bytes)
            found += expected.count
            var chunks: [ArraySlice<UInt8>] = []
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + Int.random(in: 1...5, using: &random))
                chunks.append(bytes[start..<end])
                start = end
            }
            #expect(try events(chunks) == expected, "\(bytes)")
        }
        #expect(found > 200)
    }
}
