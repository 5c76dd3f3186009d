#if os(Linux)
    import Foundation
    import FoundationNetworking
    import HTTPTypes

    /// Parses the lines that libcurl passes one by one: interim responses (1XX), the response's head, and trailers.
    struct CurlHeadParser {
        /// The most bytes that all lines may have.
        static let maximumLength = 256 << 10

        private var head: HTTPResponse?
        private var length = 0
        private var isComplete = false

        /// Takes a line with its ending; returns the response's head at its end. Lines after it are trailers.
        mutating func take(_ line: UnsafeRawBufferPointer) throws -> HTTPResponse? {
            length += line.count
            guard length <= Self.maximumLength else { throw HeadTooLarge(limit: Self.maximumLength) }
            if isComplete { return nil }
            var line = line[...]
            while let last = line.last, last == 0x0A || last == 0x0D { line = line.dropLast() }
            guard let current = head else {
                head = try statusLine(line)
                return nil
            }
            if line.isEmpty {
                head = nil
                // RFC 9110, section 15.2: 101 responds to a request that isn't made here.
                isComplete = current.status.kind != .informational || current.status.code == 101
                return isComplete ? current : nil
            }
            try addField(line)
            return nil
        }

        private func statusLine(_ line: Slice<UnsafeRawBufferPointer>) throws -> HTTPResponse {
            let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
            guard words.count > 1, words[0].starts(with: "HTTP/".utf8), let code = Int(text(words[1])),
                100...999 ~= code
            else { throw URLError(.badServerResponse) }
            return HTTPResponse(status: .init(code: code, reasonPhrase: words.count > 2 ? text(words[2]) : ""))
        }

        private mutating func addField(_ line: Slice<UnsafeRawBufferPointer>) throws {
            // A line that is folded goes on the one before it (RFC 9112, section 5.2).
            if line.first == 0x20 || line.first == 0x09 {
                guard var fields = head?.headerFields, let last = fields.indices.last else {
                    throw URLError(.badServerResponse)
                }
                fields[last].value += " " + trimmingBlanks(text(line))
                head?.headerFields = fields
                return
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                let name = HTTPField.Name(String(trimmingBlanks(text(line[..<colon]))))
            else { throw URLError(.badServerResponse) }
            let value = trimmingBlanks(text(line[line.index(after: colon)...]))
            head?.headerFields.append(HTTPField(name: name, value: String(value)))
        }

        private func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
            String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The server sends more headers than the limit.
    struct HeadTooLarge: Error, CustomStringConvertible {
        let limit: Int

        var description: String { "the response's headers are larger than \(limit) bytes" }
    }
#endif
