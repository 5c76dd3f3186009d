import Foundation
import HTTPTypes

/// The line and the headers of a request (RFC 9112, sections 3 and 5).
struct RequestHead {
    var request: HTTPRequest
    let isVersion11: Bool
    let framing: Framing
    let expectsContinue: Bool
    let keepsAlive: Bool

    /// How the body ends (RFC 9112, section 6).
    enum Framing: Equatable {
        case length(Int)
        case chunked
    }

    /// - Parameter bytes: Without the empty line at their end.
    init(_ bytes: ArraySlice<UInt8>) throws(HTTPFault) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst() else { throw HTTPFault(.badRequest) }
        let line = try RequestLine(first.withoutReturn)
        isVersion11 = line.isVersion11
        var fields = HTTPFields()
        var hosts: [String] = []
        for line in lines {
            let field = try Self.field(line.withoutReturn)
            if field.name.canonicalName == "host" { hosts.append(field.value) } else { fields.append(field) }
        }
        guard hosts.count == 1 || (!isVersion11 && hosts.isEmpty) else { throw HTTPFault(.badRequest) }
        framing = try Self.framing(fields, isVersion11: isVersion11)
        let options = fields.tokens(of: .connection)
        keepsAlive = isVersion11 ? !options.contains("close") : options.contains("keep-alive")
        expectsContinue = isVersion11 && fields[.expect]?.lowercased() == "100-continue"
        request = HTTPRequest(
            method: line.method, scheme: "http", authority: hosts.first, path: line.target, headerFields: fields)
    }

    private static func field(_ line: ArraySlice<UInt8>) throws(HTTPFault) -> HTTPField {
        // A space before the colon, and a line that goes on with the last one, are refused (section 5.1 and 5.2).
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
            let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
        else { throw HTTPFault(.badRequest) }
        let value = line[(colon + 1)...].drop(while: \.isBlank)
        let end = value.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? value.startIndex
        guard !value.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else { throw HTTPFault(.badRequest) }
        return HTTPField(name: name, value: value[value.startIndex..<end])
    }

    private static func framing(_ fields: HTTPFields, isVersion11: Bool) throws(HTTPFault) -> Framing {
        let codings = fields.tokens(of: .transferEncoding)
        let lengths = Set(fields.tokens(of: .contentLength))
        if !codings.isEmpty {
            // Both of them are how requests are smuggled (section 6.1).
            guard lengths.isEmpty, isVersion11 else { throw HTTPFault(.badRequest) }
            guard codings == ["chunked"] else { throw HTTPFault(.notImplemented) }
            return .chunked
        }
        guard let length = lengths.first else { return .length(0) }
        guard lengths.count == 1, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw HTTPFault(.badRequest)
        }
        guard let number = Int(length) else { throw HTTPFault(.contentTooLarge) }
        return .length(number)
    }
}

/// `GET /pets?limit=1 HTTP/1.1`
private struct RequestLine {
    let method: HTTPRequest.Method
    let target: String
    let isVersion11: Bool

    init(_ line: ArraySlice<UInt8>) throws(HTTPFault) {
        let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 3, let method = HTTPRequest.Method(String(decoding: words[0], as: UTF8.self)),
            !words[1].isEmpty, words[1].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw HTTPFault(.badRequest) }
        self.method = method
        target = String(decoding: words[1], as: UTF8.self)
        // The forms of RFC 9112, section 3.2; that of an authority is for CONNECT.
        guard target.hasPrefix("/") || target == "*" || target.contains("://") || method == .connect else {
            throw HTTPFault(.badRequest)
        }
        switch String(decoding: words[2], as: UTF8.self) {
        case "HTTP/1.1": isVersion11 = true
        case "HTTP/1.0": isVersion11 = false
        case let version where version.hasPrefix("HTTP/"): throw HTTPFault(.httpVersionNotSupported)
        default: throw HTTPFault(.badRequest)
        }
    }
}

/// Why a request can't be read; the connection ends with it.
struct HTTPFault: Error {
    let status: HTTPResponse.Status

    init(_ status: HTTPResponse.Status) { self.status = status }
}

extension HTTPFields {
    /// The items of a list, in lower case.
    func tokens(of name: HTTPField.Name) -> [String] {
        self[values: name].flatMap { $0.split(separator: ",") }.map { item in
            item.trimmingCharacters(in: .whitespaces).lowercased()
        }.filter { !$0.isEmpty }
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension ArraySlice<UInt8> {
    fileprivate var withoutReturn: ArraySlice<UInt8> { last == UInt8(ascii: "\r") ? dropLast() : self }
}
