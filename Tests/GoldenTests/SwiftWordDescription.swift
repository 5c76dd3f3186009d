import Testing

/// A description with all words of `SwiftWords` in some positions.
struct SwiftWordDescription: CustomTestStringConvertible, Sendable {
    let name: String
    let paths: [String]
    var components: [String] = []
    var rest: [String] = []

    static let all = [properties, values, variants, inputs, parts, operations, client, given]

    var testDescription: String { name }

    var text: String {
        let lines = ["openapi: 3.1.0", "info: {title: Golden, version: '1'}", "paths:"] + paths.map { "  " + $0 }
        let schemas = components.isEmpty ? [] : ["components:", "  schemas:"] + components.map { "    " + $0 }
        return (lines + schemas + rest).joined(separator: "\n") + "\n"
    }

    // MARK: Types

    /// Each way to store and to read a property; where storage differs, also in a type that is only received.
    private static let properties: SwiftWordDescription = {
        let forms = [
            ("Optional", "{type: string}", ""),
            ("Required", "{type: string}", ", required: [\(list(SwiftWords.plain))]"),
            ("Nullable", "{type: [string, 'null']}", ""),
            ("Defaulted", "{type: string, default: a}", ""),
            ("Deprecated", "{type: string, deprecated: true}", ""),
            ("Boxed", "{$ref: '#/components/schemas/NAME'}", ""),
            ("BoxedRequired", "{oneOf: [{type: string}, {$ref: '#/components/schemas/NAME'}]}", ""),
            ("Nested", "{type: object, properties: {a: {type: string}}}", ""),
            ("Additional", "{type: string}", ", additionalProperties: true"),
        ]
        var components: [String] = []
        var paths: [String] = []
        for (name, schema, rest) in forms {
            for direction in name == "Deprecated" || name.hasPrefix("Boxed") ? ["Sent", "Received"] : ["Sent"] {
                let own = schema.replacing("NAME", with: name + direction)
                let properties = list(SwiftWords.plain) { "\($0): \(own)" }
                components.append("\(name)\(direction): {type: object\(rest), properties: {\(properties)}}")
                let content = json("{$ref: '#/components/schemas/\(name)\(direction)'}")
                let body = direction == "Sent" ? "requestBody: {\(content)}, " : ""
                paths.append(operation("put", "\(name)\(direction)", "\(body)\(responses(content))"))
            }
        }
        return SwiftWordDescription(name: "properties", paths: paths, components: components)
    }()

    /// Cases of open and closed enumerations, and defaults that are cases.
    private static let values: SwiftWordDescription = {
        let values = "{type: string, enum: [\(list(SwiftWords.plain))]}"
        let defaults = list(SwiftWords.plain) {
            "\($0): {allOf: [{$ref: '#/components/schemas/Open'}], default: \($0)}"
        }
        return SwiftWordDescription(
            name: "values",
            paths: [
                operation(
                    "put", "open",
                    "requestBody: {\(json("{$ref: '#/components/schemas/Closed'}"))}, "
                        + responses(json("{$ref: '#/components/schemas/Defaults'}")))
            ],
            components: [
                "Open: \(values)", "Closed: \(values)", "Defaults: {type: object, properties: {\(defaults)}}",
            ])
    }()

    /// A component for each word, and unions of all of them.
    private static let variants: SwiftWordDescription = {
        let components = SwiftWords.plain.map {
            "\(quoted($0)): {type: object, required: [kind], properties: {kind: {const: \(quoted($0))}, \(quoted("a " + $0)): {type: string}}}"
        }
        let variants = list(SwiftWords.plain) { "{$ref: '#/components/schemas/\($0.dropFirst().dropLast())'}" }
        let union = "{oneOf: [\(variants)], discriminator: {propertyName: kind}}"
        return SwiftWordDescription(
            name: "variants",
            paths: [
                operation(
                    "put", "unions",
                    "requestBody: {\(json("{$ref: '#/components/schemas/SentUnion'}"))}, "
                        + responses(json("{$ref: '#/components/schemas/ReceivedUnion'}")))
            ],
            components: components + ["SentUnion: \(union)", "ReceivedUnion: \(union)"])
    }()

    // MARK: Operations

    /// Parameters of all places, required, optional and defaulted, and headers of responses.
    private static let inputs: SwiftWordDescription = {
        func parameters(_ place: String, _ rest: String) -> String {
            "parameters: [\(list(SwiftWords.plain) { "{name: \($0), in: \(place), \(rest)}" })]"
        }
        let headers = list(SwiftWords.plain) { "\($0): {schema: {type: string}}" }
        let names = SwiftWords.plain.map { "{\($0)}" }.joined(separator: "/")
        let done = responses("")
        return SwiftWordDescription(
            name: "inputs",
            paths: [
                operation("get", "query", "\(parameters("query", "required: true, schema: {type: string}")), \(done)"),
                operation("get", "header", "\(parameters("header", "schema: {type: string}")), \(done)"),
                operation("get", "cookie", "\(parameters("cookie", "schema: {type: string, default: a}")), \(done)"),
                // No key without a question mark may be that long.
                "? /path/\(names)\n  : {get: {operationId: path, \(parameters("path", "required: true, schema: {type: string}")), \(done)}}",
                operation("get", "headers", "responses: {'200': {description: Done., headers: {\(headers)}}}"),
            ])
    }()

    /// Parts of multipart bodies, and their headers; the properties of a form.
    private static let parts: SwiftWordDescription = {
        func body(_ type: String, _ rest: String) -> String {
            "requestBody: {required: true, content: {\(type): {\(rest)}}}, \(responses(""))"
        }
        let fields = list(SwiftWords.plain) { "\($0): {type: string}" }
        let headers = list(SwiftWords.plain) { "\($0): {schema: {type: string}}" }
        return SwiftWordDescription(
            name: "parts",
            paths: [
                operation(
                    "put", "fields", body("multipart/form-data", "schema: {type: object, properties: {\(fields)}}")),
                operation(
                    "put", "headers",
                    body(
                        "multipart/form-data",
                        "schema: {type: object, properties: {a: {type: string}}}, encoding: {a: {headers: {\(headers)}}}"
                    )),
                operation(
                    "put", "form",
                    body("application/x-www-form-urlencoded", "schema: {type: object, properties: {\(fields)}}")),
            ])
    }()

    /// A tag with an operation for each word, and an operation without a tag.
    private static let operations = SwiftWordDescription(
        name: "operations",
        paths: SwiftWords.plain.enumerated().map { index, word in
            "/\(index): {get: {operationId: \(quoted(word)), tags: [\(quoted(word))], \(responses(""))}, "
                + "put: {operationId: \(quoted(word + "_")), \(responses(""))}}"
        })

    /// Servers, their variables, security schemes, webhooks.
    private static let client: SwiftWordDescription = {
        let servers = SwiftWords.plain.enumerated().map {
            "  - {url: 'https://\($0).test', description: \(quoted($1))}"
        }
        let variables = list(SwiftWords.plain) { "\($0): {default: a}" }
        let url = "https://test/" + SwiftWords.plain.map { "{\($0)}" }.joined(separator: "/")
        let schemes = list(SwiftWords.plain) { "\($0): {type: http, scheme: bearer}" }
        let webhooks = SwiftWords.plain.map {
            "  \(quoted($0)): {post: {requestBody: {\(json("{type: object, properties: {a: {type: string}}}"))}, \(responses(""))}}"
        }
        return SwiftWordDescription(
            name: "client",
            paths: [operation("get", "a", "security: [{\(quoted("async")): []}], \(responses(""))")],
            rest: ["components: {securitySchemes: {\(schemes)}}", "servers:"] + servers
                + ["  - {url: '\(url)', description: all, variables: {\(variables)}}", "webhooks:"] + webhooks
        )
    }()

    /// The words as names that are given: of properties, cases, parameters, types, operations.
    private static let given: SwiftWordDescription = {
        let words = Array(SwiftWords.all.enumerated())
        func properties(_ schema: String) -> String {
            words.map { "p\($0): {x-swift-name: \(quoted($1)), \(schema)}" }.joined(separator: ", ")
        }
        let values = words.map { "v\($0.offset)" }.joined(separator: ", ")
        let names = words.map { quoted($0.element) }.joined(separator: ", ")
        let components = words.map {
            "C\($0): {x-swift-name: \(quoted($1)), type: object, properties: {a: {type: string}}}"
        }
        let uses = words.map { "u\($0.offset): {$ref: '#/components/schemas/C\($0.offset)'}" }.joined(separator: ", ")
        let parameters = words.map { "{name: q\($0), in: query, x-swift-name: \(quoted($1)), schema: {type: string}}" }
        let objects = [
            "Plain: {type: object, properties: {\(properties("type: string"))}}",
            "Deprecated: {type: object, properties: {\(properties("type: string, deprecated: true"))}}",
            "Boxed: {type: object, properties: {\(properties("anyOf: [{$ref: '#/components/schemas/Boxed'}]"))}}",
            "Values: {type: string, enum: [\(values)], x-enum-varnames: [\(names)]}",
            "Uses: {type: object, properties: {\(uses)}}",
        ]
        let all = ["Plain", "Deprecated", "Boxed", "Values", "Uses"].flatMap { name in
            let content = json("{$ref: '#/components/schemas/\(name)'}")
            return [
                operation("get", "get\(name)", responses(content)),
                operation("put", "put\(name)", "requestBody: {\(content)}, \(responses(""))"),
            ]
        }
        let operations = words.map {
            operation("get", "operation\($0)", "x-swift-name: \(quoted($1)), \(responses(""))")
        }
        return SwiftWordDescription(
            name: "given",
            paths: all + operations + [
                operation("get", "query", "parameters: [\(parameters.joined(separator: ", "))], \(responses(""))")
            ],
            components: objects + components)
    }()

    // MARK: Parts of descriptions

    private static func quoted(_ word: String) -> String { "'\(word)'" }

    private static func list(_ words: [String], _ item: (String) -> String = { $0 }) -> String {
        words.map { item(quoted($0)) }.joined(separator: ", ")
    }

    private static func operation(_ method: String, _ id: String, _ rest: String) -> String {
        "/\(id): {\(method): {operationId: \(id), \(rest)}}"
    }

    private static func json(_ schema: String) -> String { "content: {application/json: {schema: \(schema)}}" }

    private static func responses(_ content: String) -> String {
        "responses: {'200': {description: Done.\(content.isEmpty ? "" : ", " + content)}}"
    }
}
