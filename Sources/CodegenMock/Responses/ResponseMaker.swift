import APIJSON
import APIRuntime
import APIServer
import CodegenSchemaEvaluation
import Foundation
import HTTPTypes

/// Makes the response that was chosen.
struct ResponseMaker: Sendable {
    let schemas: CompiledSchemas
    let samples: SampleStore
    let options: MockOptions

    /// The media types and the response that a client asks for.
    struct Wish: Sendable {
        let accept: AcceptHeader
        let preferences: Preferences
    }

    /// - Parameter value: The value of the response; nil for an example or a sample.
    func response(
        _ choice: ResponseChoice, _ wish: Wish, value: ((ContentPlan) -> JSONValue?)? = nil
    ) -> Result<ServerResponse, Problem> {
        var response = ServerResponse(HTTPResponse.Status(code: choice.status))
        guard let plan = choice.response else { return .success(response) }
        let number = wish.preferences.isDynamic ? samples.nextNumber() : 0
        response.head.headerFields = headers(plan, number)
        // RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5.
        guard !plan.contents.isEmpty, ![204, 205, 304].contains(choice.status) else { return .success(response) }
        let contents: [ContentPlan]
        do throws(Problem) {
            contents = try self.contents(of: plan, wish.preferences.example)
        } catch {
            return .failure(error)
        }
        guard let index = wish.accept.best(of: contents.map(\.range)) else {
            return .failure(.notAcceptable(available: contents.map(\.range)))
        }
        let content = contents[index]
        let mediaType = concrete(content, wish.accept)
        response.head.headerFields[.contentType] = mediaType.name
        let whole = value?(content) ?? example(wish.preferences.example, content)
        guard let body = body(whole, content, mediaType.range, number) else {
            response.head.headerFields[Refusal.header] = "no value was found that fits the schema"
            response.body = .data(BodyWriter.data(content.type.smallest, content, mediaType.range))
            return .success(response)
        }
        response.body = body
        return .success(response)
    }

    // MARK: Content

    /// The contents that have the example that is asked for.
    private func contents(of plan: ResponsePlan, _ name: String?) throws(Problem) -> [ContentPlan] {
        guard let name else { return plan.contents }
        let having = plan.contents.filter { content in content.examples.contains { $0.name == name } }
        guard having.isEmpty else { return having }
        let names = plan.contents.flatMap(\.examples).compactMap(\.name)
        let unique = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
        let list = unique.isEmpty ? "it has none with a name" : "it has \(unique.joined(separator: ", "))"
        throw Problem(
            status: .notFound, detail: "the response \(plan.key) has no example \(name); \(list)",
            members: ["available": .array(unique.map(JSONValue.string))])
    }

    private func example(_ name: String?, _ content: ContentPlan) -> JSONValue? {
        name.flatMap { name in content.examples.first { $0.name == name }?.value }
    }

    /// The media type that is sent, as the description writes it where it is one.
    private func concrete(_ content: ContentPlan, _ accept: AcceptHeader) -> (name: String, range: MediaRange) {
        var (name, range) = (content.name, content.range)
        if range.isRange {
            range = accept.concrete(of: range) ?? usual(content)
            name = range.description
        }
        if case .multipart = content.kind(of: range), range["boundary"] == nil {
            name += "; boundary=\(BodyWriter.boundary)"
        }
        return (name, range)
    }

    /// The likeliest media type of a range.
    private func usual(_ content: ContentPlan) -> MediaRange {
        let name =
            switch (content.range.type, content.range.subtype) {
            case ("image", _): "image/png"
            case ("audio", _): "audio/mpeg"
            case ("video", _): "video/mp4"
            case ("text", _): "text/plain"
            case ("multipart", _): "multipart/mixed"
            default: content.type.isBinary ? "application/octet-stream" : "application/json"
            }
        return MediaRange(name) ?? content.range
    }

    // MARK: Body

    /// Nil where there is no value.
    ///
    /// - Parameter value: An example or a stored value; nil for a sample.
    private func body(
        _ value: JSONValue?, _ content: ContentPlan, _ mediaType: MediaRange, _ number: UInt64
    ) -> ServerResponse.Body? {
        let kind = content.kind(of: mediaType)
        guard kind.isSequence else {
            guard let value = value ?? samples.value(of: content, number: number) else { return nil }
            return .data(BodyWriter.data(value, content, mediaType))
        }
        let example = value ?? (number == 0 ? content.examples.first?.value : nil)
        // The text of a whole stream.
        if let text = example?.string { return .data(Data(text.utf8)) }
        if let elements = example?.array { return stream(elements, kind) }
        if let example, content.item == nil { return stream([example], kind) }
        return stream(items(content, first: example, number), kind)
    }

    /// The items of a stream: each is another one.
    private func items(_ content: ContentPlan, first: JSONValue?, _ number: UInt64) -> [JSONValue] {
        guard let item = content.item else { return [first ?? [:]] }
        let count = UInt64(max(options.streamLength, 1))
        // Seeds of dynamic responses don't overlap.
        let made = (0..<count).compactMap { samples.value(of: item, named: nil, number: number &* count &+ $0) }
        return first.map { [$0] + made.dropFirst() } ?? made
    }

    private func stream(_ items: [JSONValue], _ kind: BodyKind) -> ServerResponse.Body {
        let pieces = items.map { BodyWriter.item($0, kind) }
        let (position, delay) = (Locked(0), options.streamDelay)
        let body = ResponseBody(
            next: {
                let index = position.withLock { position in
                    defer { position += 1 }
                    return position
                }
                guard index < pieces.count else { return nil }
                if index > 0, delay > .zero { try await Task.sleep(for: delay) }
                return pieces[index]
            },
            cancel: { position.withLock { $0 = pieces.count } })
        return .stream(body)
    }

    // MARK: Headers

    private func headers(_ plan: ResponsePlan, _ number: UInt64) -> HTTPFields {
        var fields = HTTPFields()
        for header in plan.headers {
            let value = samples.value(of: header, number: number)
            let text = HeaderText.text(value, explode: header.explode, isJSON: header.isJSON)
            if HTTPField.isValidValue(text) { fields[header.name] = text }
        }
        return fields
    }
}
