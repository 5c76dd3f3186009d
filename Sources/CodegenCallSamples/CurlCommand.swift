import APIJSON

/// A request as a command for `curl`, ready to be pasted into a shell.
package enum CurlCommand {
    package static func text(of request: RequestSample) -> String {
        // `curl` makes several URLs of one with brackets or braces, unless it is asked not to.
        let glob = request.url.contains { "[]{}".contains($0) } ? " -g" : ""
        var lines = ["curl" + glob + method(of: request) + " " + quoted(request.url)]
        for header in request.headers {
            // A header without a value is sent with a semicolon in place of the colon.
            lines.append("-H " + quoted(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"))
        }
        if let user = request.user { lines.append("-u " + quoted(user)) }
        switch request.body {
        case .none: break
        case .text(let text):
            // `--data-binary @name` sends a file.
            lines.append((text.hasPrefix("@") ? "--data-raw " : "--data-binary ") + quoted(readable(text)))
        case .parts(let parts): lines += parts.map { "-F " + quoted(form($0)) }
        }
        return lines.joined(separator: " \\\n  ")
    }

    /// `curl` has the right method by itself for GET, and for POST where there is a body.
    private static func method(of request: RequestSample) -> String {
        let standard = if case .none = request.body { "GET" } else { "POST" }
        if request.method == "HEAD" { return " -I" }
        return request.method == standard ? "" : " -X \(request.method)"
    }

    /// JSON that is longer than a line, over several lines.
    private static func readable(_ text: String) -> String {
        guard text.count > 80, !text.contains("\n"), let value = try? JSONReader.read(JSONValue.self, from: text) else {
            return text
        }
        return (try? JSONWriter.string(of: value, isPretty: true)) ?? text
    }

    /// The value is quoted, since a semicolon begins an option, and `@` the name of a file.
    private static func form(_ part: RequestSample.Part) -> String {
        let value = part.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        var text = "\(part.name)=\"\(value)\""
        if let filename = part.filename { text += ";filename=\(filename)" }
        if let type = part.contentType { text += ";type=\(type)" }
        return text
    }

    /// A word for a POSIX shell.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-_./:=,@%+".utf8.contains(byte)
            }
        }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
