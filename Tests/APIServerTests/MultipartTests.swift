import Foundation
import HTTPTypes
import Testing

@testable import APIServer

@Suite struct MultipartTests {
    /// What a parser finds when the body comes in pieces of that size.
    private func parse(_ body: String, in size: Int, boundary: String = "b") -> String {
        var found = ""
        do throws(MultipartFault) {
            var parser = try MultipartParser(boundary: boundary)
            var rest = Data(body.utf8)
            while !rest.isEmpty {
                try parser.push(Data(rest.prefix(size))) { (event) throws(MultipartFault) in
                    switch event {
                    case .begin(let header): found += "<\(header.name ?? "-")>"
                    case .content(let bytes): found += String(decoding: bytes, as: UTF8.self)
                    case .end: found += "|"
                    }
                }
                rest = rest.dropFirst(size)
            }
            try parser.finish()
        } catch {
            found += "! \(error.reason)"
        }
        return found
    }

    private static func part(_ name: String, _ content: String) -> String {
        "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(content)\r\n"
    }

    private static let bodies: [(String, String)] = [
        (part("a", "1") + part("c", "") + "--b--", "<a>1|<c>|"),
        ("preamble\r\n--\r\n" + part("a", "\r\n--\r\n--c\r\n-") + "--b--\r\nepilogue --b", "<a>\r\n--\r\n--c\r\n-|"),
        ("--b \t\r\n\r\nx\r\n--b--", "<->x|"), (part("a", "\r\r\n\r\r\r\n--") + "--b--", "<a>\r\r\n\r\r\r\n--|"),
        ("--b--", ""), ("", "! has no part: the boundary isn't in it"),
        ("x--b--", "! has no part: the boundary isn't in it"),
        (part("a", "1"), "<a>1! has no last boundary"), (part("a", "1") + "--b", "<a>1|! has no last boundary"),
        ("--bx", "! has something after a boundary"), ("--b-", "! has no last boundary"),
        (part("a", "1") + "--bc\r\n", "<a>1|! has something after a boundary"),
        ("--b\r\nno header\r\n\r\n", "! has a part with a malformed header"),
        ("--b\r\nA: b\r\n", "! has a part without an empty line"),
    ]

    @Test(arguments: bodies)
    func `the same whatever the pieces`(_ body: String, _ expected: String) {
        for size in [1, 2, 3, 5, 7, 1000] {
            #expect(parse(body, in: size) == expected, "in pieces of \(size)")
        }
    }

    @Test(arguments: ["", String(repeating: "b", count: 71)])
    func `boundaries that aren't`(_ boundary: String) {
        #expect(parse("--b--", in: 10, boundary: boundary) == "! has no `boundary` in its content type")
    }

    @Test func `every cut of random bytes`() throws {
        var generator = Numbers(state: 1)
        for _ in 0..<300 {
            let alphabet = Array("\r\n-b x".utf8)
            let content = Data((0..<40).map { _ in alphabet[Int(generator.next() % 6)] })
            let body = Data("--bxb\r\n\r\n".utf8) + content + Data("\r\n--bxb--".utf8)
            guard content.range(of: Data("\r\n--bxb".utf8)) == nil, !content.starts(with: Data("--bxb".utf8)) else {
                continue
            }
            let cut = Int(generator.next() % UInt64(body.count))
            var parser = try MultipartParser(boundary: "bxb")
            var found = Data()
            for piece in [body.prefix(cut), body.dropFirst(cut)] {
                try parser.push(Data(piece)) { (event) throws(MultipartFault) in
                    if case .content(let bytes) = event { found.append(contentsOf: bytes) }
                }
            }
            try parser.finish()
            #expect(found == content)
        }
    }

    struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    // MARK: As services receive them

    let store = PetStore { $0.maximumPartCount = 20 }

    private func send(_ body: String) async -> PetStore.Received {
        await store.send(.put, "/pets/1/upload", "multipart/form-data; boundary=\"b\"", body)
    }

    private static let file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=f\r\n\r\nx\r\n"

    @Test func faults() async {
        #expect(await send(Self.file + "--b--").status == 204)
        #expect(await send("--b--").violations == ["body /file: part `file` is missing"])
        #expect(
            await send(Self.file + Self.file + "--b--").violations == [
                "body /file: part `file` is there more than once"
            ])
        #expect(await send("--c--").violations == ["body: has no part: the boundary isn't in it"])
        #expect(await send(Self.file).violations == ["body /file: has no last boundary"])
        #expect(
            await send(Self.file + Self.part("pet", "{") + Self.part("pets", #"{"id": "1"}"#) + "--b--").violations == [
                "body /pet: part `pet` is not JSON",
                "body /pets/0/kind: part `pets` can't be read: expected a value for the key \"kind\"",
            ])
        let unnamed = await store.send(.put, "/pets/1/upload", "multipart/form-data", Self.file)
        #expect(unnamed.violations == ["body: has no `boundary` in its content type"])
    }

    @Test func `too many parts, too long headers, too many bytes`() async {
        let many = (0..<21).map { Self.part("p\($0)", "1") }.joined() + "--b--"
        #expect(await send(many).violations == ["body /p20: has more than 20 parts"])
        let header = "--b\r\nA: " + String(repeating: "x", count: 20_000)
        #expect(await send(header).violations == ["body: has a part whose headers are too long"])
        let limited = PetStore { $0.maximumMultipartSize = 1000 }
        let response = await limited.send(
            .put, "/pets/1/upload", "multipart/form-data; boundary=b",
            Self.part("title", String(repeating: "x", count: 2000)))
        #expect(response.status == 413)
    }

    @Test func `what never ends`() async throws {
        let folder = try Folder()
        let store = PetStore {
            $0.maximumMultipartSize = 8 << 20
            $0.temporaryDirectory = folder.url
        }
        for beginning in [Self.file.dropLast(3) + "", "", "--b\r\n"] {
            var pieces = Endless()
            pieces.piece = Data(repeating: 0x0D, count: 64 << 10)
            let response = await store.send(
                .put, "/pets/1/upload", [.contentType: "multipart/form-data; boundary=b"],
                body: IncomingBody(ResponseBody(Beginning(first: Data(beginning.utf8), rest: pieces))))
            #expect([400, 413].contains(response.status))
        }
        #expect(try folder.files == [])
    }

    @Test func `files are removed with the last reference`() async throws {
        let big = Self.part("others", String(repeating: "y", count: 100_000))
        let folder = try Folder()
        var part: FilePart?
        do {
            let store = PetStore { $0.temporaryDirectory = folder.url }
            _ = await store.send(
                .put, "/pets/1/upload", "multipart/form-data; boundary=b", Self.file + big + "--b--")
            guard case .multipart(let body) = store.pets.last(Upload.self)?.body else { throw Unexpected() }
            part = body.others?.first
        }
        #expect(try folder.files.count == 1)
        #expect(try await part?.content.collect().count == 100_000)
        part = nil
        #expect(try folder.files == [])
    }
}

/// A piece before others.
struct Beginning: AsyncSequence {
    let first: Data
    let rest: Endless

    func makeAsyncIterator() -> Iterator { Iterator(first: first, rest: rest.makeAsyncIterator()) }

    struct Iterator: AsyncIteratorProtocol {
        var first: Data?
        var rest: Endless.Iterator

        mutating func next() async throws -> Data? {
            defer { first = nil }
            if let first { return first }
            return try await rest.next()
        }
    }
}

/// A folder that is removed in the end.
private final class Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: url.path) } }
}
