package import APIJSON

/// A request as a JSON object, for scripts.
package enum RequestObject {
    /// `{"operation": "getPet", "method": "GET", "path": "/pets/{id}", "url": "…", "headers": {…}, "body": …}`
    ///
    /// A body of JSON is in `body`, any other text in `text`, and the parts of a multipart body in `parts`.
    package static func value(of request: RequestSample, operation: String, path: String) -> JSONValue {
        var object: JSONObject = [
            "operation": .string(operation), "method": .string(request.method), "path": .string(path),
            "url": .string(request.url),
            "headers": .object(JSONObject(request.headers.map { (key: $0.name, value: JSONValue.string($0.value)) })),
        ]
        if let user = request.user { object["user"] = .string(user) }
        switch request.body {
        case .none: break
        case .text(let text):
            let type = request.headers.first { $0.name.lowercased() == "content-type" }?.value ?? ""
            let isJSON = type.contains("json") && !type.contains("seq") && !type.contains("lines")
            if isJSON, let value = try? JSONReader.read(JSONValue.self, from: text) {
                object["body"] = value
            } else {
                object["text"] = .string(text)
            }
        case .parts(let parts): object["parts"] = .array(parts.map(value))
        }
        return .object(object)
    }

    private static func value(of part: RequestSample.Part) -> JSONValue {
        var object: JSONObject = ["name": .string(part.name), "value": .string(part.value)]
        if let filename = part.filename { object["filename"] = .string(filename) }
        if let type = part.contentType { object["contentType"] = .string(type) }
        return .object(object)
    }
}
