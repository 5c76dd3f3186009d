/// The fields of every object of the specifications, and a description in which each can stand.
///
/// `PROBE` is where the field goes.
struct SpecificationObject: Sendable {
    let name: String
    let template: String
    let fields: [Field]

    struct Field: Sendable {
        let name: String
        /// In YAML's flow style.
        let value: String
        var hasEffect = true
    }
}

extension SpecificationObject {
    /// OpenAPI 3.2.0, section 4; what was in 3.0 and 3.1 is in it.
    static let openAPI: [SpecificationObject] = [
        SpecificationObject(
            name: "OpenAPI Object",
            // Without any of its parts it would be an error.
            template: "{openapi: 3.2.0, info: {title: T, version: '1'}, PROBE, components: {}}",
            fields: [
                Field(name: "paths", value: "{/b: {get: {operationId: b, responses: {}}}}"),
                Field(name: "servers", value: "[{url: 'https://example.com'}]"),
                Field(
                    name: "webhooks",
                    value: "{hook: {post: {requestBody: {content: {application/json: {schema: {type: string}}}}}}}"),
                Field(name: "components", value: "{schemas: {A: {type: object, properties: {a: {type: string}}}}}"),
                Field(name: "security", value: "[{key: []}]"),
                Field(name: "tags", value: "[{name: A}]", hasEffect: false),
                Field(name: "$self", value: "https://example.com/a", hasEffect: false),
                Field(name: "jsonSchemaDialect", value: "https://example.com/b", hasEffect: false),
                Field(name: "externalDocs", value: "{url: 'https://example.com'}"),
            ]
        ),
        SpecificationObject(
            name: "Info Object",
            template: "{openapi: 3.2.0, info: {PROBE}, paths: {/a: {get: {operationId: a, responses: {}}}}}",
            fields: [
                Field(name: "title", value: "T"), Field(name: "version", value: "'2'"),
                Field(name: "summary", value: "S"), Field(name: "description", value: "D"),
                Field(name: "termsOfService", value: "'https://example.com'", hasEffect: false),
                Field(name: "contact", value: "{name: N}", hasEffect: false),
                Field(name: "license", value: "{name: N}", hasEffect: false),
            ]
        ),
        SpecificationObject(
            name: "Server Object",
            template: operation("servers: [{url: 'https://{a}.example.com', PROBE}]"),
            fields: [
                Field(name: "name", value: "production"), Field(name: "description", value: "D"),
                Field(name: "variables", value: "{a: {default: b}}"),
            ]
        ),
        SpecificationObject(
            name: "Server Variable Object",
            template: operation("servers: [{url: 'https://{a}.example.com', variables: {a: {PROBE}}}]"),
            fields: [
                Field(name: "default", value: "b"), Field(name: "enum", value: "[b, c]"),
                Field(name: "description", value: "D"),
            ]
        ),
        SpecificationObject(
            name: "Tag Object",
            template: operation("tags: [{name: T, PROBE}]"),
            fields: [
                Field(name: "summary", value: "S"), Field(name: "description", value: "D"),
                Field(name: "parent", value: "U"),
                Field(name: "kind", value: "nav", hasEffect: false),
                Field(name: "externalDocs", value: "{url: 'https://example.com'}"),
            ]
        ),
        SpecificationObject(
            name: "Components Object",
            template: "{openapi: 3.2.0, info: {title: T, version: '1'}, paths: {}, components: {PROBE}}",
            fields: [
                Field(name: "schemas", value: "{A: {type: object, properties: {a: {type: string}}}}"),
                Field(name: "responses", value: "{A: {description: D}}", hasEffect: false),
                Field(name: "parameters", value: "{A: {name: a, in: query, schema: {type: string}}}", hasEffect: false),
                Field(name: "examples", value: "{A: {value: 1}}", hasEffect: false),
                Field(name: "requestBodies", value: "{A: {content: {}}}", hasEffect: false),
                Field(name: "headers", value: "{A: {schema: {type: string}}}", hasEffect: false),
                Field(name: "securitySchemes", value: "{A: {type: http, scheme: basic}}"),
                Field(name: "links", value: "{A: {operationId: a}}", hasEffect: false),
                Field(name: "callbacks", value: "{A: {}}", hasEffect: false),
                Field(name: "pathItems", value: "{A: {}}", hasEffect: false),
                Field(name: "mediaTypes", value: "{A: {schema: {type: string}}}", hasEffect: false),
            ]
        ),
        SpecificationObject(
            name: "Path Item Object",
            template:
                "{openapi: 3.2.0, info: {title: T, version: '1'}, paths: {/a: {trace: {operationId: t, responses: {}}, PROBE}},"
                + " components: {pathItems: {P: {get: {operationId: p, responses: {}}}}}}",
            fields: ["get", "put", "post", "delete", "options", "head", "patch", "query"].map {
                Field(name: $0, value: "{operationId: b, responses: {}}")
            } + [
                Field(name: "additionalOperations", value: "{COPY: {operationId: b, responses: {}}}"),
                Field(name: "$ref", value: "'#/components/pathItems/P'"),
                Field(name: "summary", value: "S"), Field(name: "description", value: "D"),
                Field(name: "servers", value: "[{url: 'https://example.com'}]"),
                Field(name: "parameters", value: "[{name: a, in: query, schema: {type: string}}]"),
            ]
        ),
        SpecificationObject(
            name: "Operation Object",
            template: "{openapi: 3.2.0, info: {title: T, version: '1'}, security: [{key: []}],"
                + " components: {securitySchemes: {key: {type: http, scheme: basic}}}, paths: {/a: {get: {PROBE}}}}",
            fields: [
                Field(name: "tags", value: "[A]"), Field(name: "summary", value: "S"),
                Field(name: "description", value: "D"),
                Field(name: "operationId", value: "b"), Field(name: "deprecated", value: "true"),
                Field(name: "parameters", value: "[{name: a, in: query, schema: {type: string}}]"),
                Field(name: "requestBody", value: "{content: {application/json: {schema: {type: string}}}}"),
                Field(name: "responses", value: "{'200': {description: D}}"),
                Field(name: "callbacks", value: "{c: {'{$url}': {post: {responses: {}}}}}"),
                Field(name: "security", value: "[]"), Field(name: "servers", value: "[{url: 'https://example.com'}]"),
                Field(name: "externalDocs", value: "{url: 'https://example.com'}"),
            ]
        ),
        SpecificationObject(
            name: "Parameter Object",
            template: operation("", "parameters: [{name: a, in: query, PROBE}]"),
            fields: [
                Field(name: "schema", value: "{type: integer}"), Field(name: "required", value: "true"),
                Field(name: "description", value: "D"), Field(name: "deprecated", value: "true"),
                Field(name: "style", value: "pipeDelimited"), Field(name: "explode", value: "false"),
                Field(name: "allowReserved", value: "true"),
                Field(name: "content", value: "{application/json: {schema: {type: integer}}}"),
                Field(name: "allowEmptyValue", value: "true", hasEffect: false),
                Field(name: "example", value: "1"),
                Field(name: "examples", value: "{a: {value: 1}}"),
            ]
        ),
        SpecificationObject(
            name: "Request Body Object",
            template: operation("", "requestBody: {PROBE}"),
            fields: [
                Field(name: "content", value: "{application/json: {schema: {type: string}}}")
            ]
        ),
        SpecificationObject(
            name: "Request Body Object with content",
            template: operation("", "requestBody: {content: {application/json: {schema: {type: string}}}, PROBE}"),
            fields: [Field(name: "required", value: "true"), Field(name: "description", value: "D")]
        ),
        SpecificationObject(
            name: "Media Type Object",
            template: operation("", "responses: {'200': {content: {application/jsonl: {PROBE}}}}"),
            fields: [
                Field(name: "schema", value: "{type: integer}"), Field(name: "itemSchema", value: "{type: integer}"),
                Field(name: "prefixEncoding", value: "[{}]"), Field(name: "itemEncoding", value: "{}"),
                Field(name: "example", value: "1", hasEffect: false),
                Field(name: "examples", value: "{a: {value: 1}}", hasEffect: false),
            ]
        ),
        SpecificationObject(
            name: "Encoding Object of a form",
            template: operation(
                "",
                "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}, encoding: {a: {PROBE}}}}}"
            ),
            fields: [
                Field(name: "style", value: "pipeDelimited"), Field(name: "explode", value: "false"),
                Field(name: "allowReserved", value: "true"),
                // Only parts have some.
                Field(name: "headers", value: "{X: {schema: {type: string}}}", hasEffect: false),
                Field(name: "encoding", value: "{}"), Field(name: "prefixEncoding", value: "[]"),
                Field(name: "itemEncoding", value: "{}"),
            ]
        ),
        SpecificationObject(
            name: "Encoding Object of a part",
            template: operation(
                "",
                "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string, format: binary}}}, encoding: {a: {PROBE}}}}}"
            ),
            fields: [
                Field(name: "contentType", value: "image/png"),
                Field(name: "headers", value: "{X: {schema: {type: string}}}"),
            ]
        ),
        SpecificationObject(
            name: "Response Object",
            template: operation(
                "", "responses: {'200': {PROBE}, '404': {content: {application/json: {schema: {type: string}}}}}"),
            fields: [
                Field(name: "content", value: "{application/json: {schema: {type: string}}}"),
                Field(name: "headers", value: "{X: {description: D, schema: {type: string}}}"),
                Field(name: "links", value: "{l: {operationId: a}}"),
            ]
        ),
        SpecificationObject(
            name: "Response Object of an error",
            template: operation("", "responses: {'404': {PROBE}}"),
            fields: [Field(name: "description", value: "D"), Field(name: "summary", value: "S")]
        ),
        SpecificationObject(
            name: "Header Object of an object",
            template: operation("", "responses: {'200': {headers: {X: {schema: {type: object}, PROBE}}}}"),
            fields: [Field(name: "explode", value: "true")]
        ),
        SpecificationObject(
            name: "Header Object",
            template: operation("", "responses: {'200': {headers: {X: {PROBE}}}}"),
            fields: [
                Field(name: "description", value: "D"),
                Field(name: "schema", value: "{type: integer}"),
                // Servers leave out what they promise.
                Field(name: "required", value: "true", hasEffect: false),
                Field(name: "deprecated", value: "true"),
                // There is one style.
                Field(name: "style", value: "simple", hasEffect: false),
                Field(name: "content", value: "{application/json: {schema: {type: integer}}}"),
                Field(name: "example", value: "1", hasEffect: false),
                Field(name: "examples", value: "{}", hasEffect: false),
            ]
        ),
        SpecificationObject(
            name: "Link Object",
            template: operation("", "responses: {'200': {links: {l: {PROBE}}}}"),
            fields: [
                Field(name: "operationId", value: "a"), Field(name: "operationRef", value: "'#/paths/~1a/get'"),
                Field(name: "description", value: "D"),
                // The link itself is reported.
                Field(name: "parameters", value: "{}", hasEffect: false),
                Field(name: "requestBody", value: "1", hasEffect: false),
                Field(name: "server", value: "{url: 'https://example.com'}", hasEffect: false),
            ]
        ),
        SpecificationObject(
            name: "Security Scheme Object",
            template: operation(
                "security: [{key: []}], components: {securitySchemes: {key: {type: apiKey, name: k, in: header, PROBE}}}"
            ),
            fields: [
                Field(name: "description", value: "D"),
                Field(name: "deprecated", value: "true", hasEffect: false),
            ]
        ),
        SpecificationObject(
            name: "Security Scheme Object of other types",
            template: operation(
                "security: [{key: []}], components: {securitySchemes: {key: {type: http, scheme: bearer, PROBE}}}"),
            fields: [
                Field(name: "bearerFormat", value: "JWT", hasEffect: false),
                Field(
                    name: "flows", value: "{clientCredentials: {tokenUrl: 'https://example.com', scopes: {}}}",
                    hasEffect: false),
                Field(name: "openIdConnectUrl", value: "'https://example.com'", hasEffect: false),
                Field(name: "oauth2MetadataUrl", value: "'https://example.com'", hasEffect: false),
            ]
        ),
        SpecificationObject(
            name: "Discriminator Object",
            template: "{openapi: 3.2.0, info: {title: T, version: '1'}, paths: {}, components: {schemas: {"
                + "A: {type: object, required: [k], properties: {k: {type: string}, a: {type: string}}},"
                + "B: {type: object, required: [k], properties: {k: {type: string}, b: {type: string}}},"
                + "U: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: k, PROBE}}}}}",
            fields: [Field(name: "mapping", value: "{x: A}"), Field(name: "defaultMapping", value: "A")]
        ),
    ]

    /// Swagger 2.0: what differs from OpenAPI 3.
    static let swagger2: [SpecificationObject] = [
        SpecificationObject(
            name: "Swagger Object",
            template: "{swagger: '2.0', info: {title: T, version: '1'}, paths: {/a: {post: {operationId: a,"
                + " parameters: [{name: b, in: body, schema: {type: string}}], responses: {200: {schema: {type: string}}}}}}, PROBE}",
            fields: [
                Field(name: "host", value: "example.com"), Field(name: "basePath", value: "/v1"),
                Field(name: "schemes", value: "[http]", hasEffect: false),
                Field(name: "consumes", value: "[text/plain]"), Field(name: "produces", value: "[text/plain]"),
                Field(name: "definitions", value: "{A: {type: object, properties: {a: {type: string}}}}"),
                Field(name: "parameters", value: "{A: {name: a, in: query, type: string}}", hasEffect: false),
                Field(name: "responses", value: "{A: {description: D}}", hasEffect: false),
                Field(name: "securityDefinitions", value: "{A: {type: basic}}"),
                Field(name: "security", value: "[{k: []}]"),
                Field(name: "tags", value: "[{name: A}]", hasEffect: false),
                Field(name: "externalDocs", value: "{url: 'https://example.com'}"),
            ]
        ),
        SpecificationObject(
            name: "Operation Object (2.0)",
            template: "{swagger: '2.0', info: {title: T, version: '1'}, paths: {/a: {post: {"
                + " parameters: [{name: b, in: body, schema: {type: string}}], responses: {200: {schema: {type: string}}}, PROBE}}}}",
            fields: [
                Field(name: "consumes", value: "[text/plain]"), Field(name: "produces", value: "[text/plain]"),
                Field(name: "schemes", value: "[http]"), Field(name: "operationId", value: "b"),
            ]
        ),
        SpecificationObject(
            name: "Parameter Object (2.0)",
            template: "{swagger: '2.0', info: {title: T, version: '1'}, paths: {/a: {get: {operationId: a,"
                + " parameters: [{name: b, in: query, type: array, PROBE}], responses: {}}}}}",
            fields: [
                Field(name: "items", value: "{type: integer}"), Field(name: "collectionFormat", value: "multi"),
                Field(name: "minItems", value: "2"), Field(name: "maxItems", value: "3"),
                Field(name: "uniqueItems", value: "true"),
                Field(name: "description", value: "D"), Field(name: "required", value: "true"),
                Field(name: "allowEmptyValue", value: "true", hasEffect: false),
            ]
        ),
        SpecificationObject(
            name: "Parameter Object of a scalar (2.0)",
            template: "{swagger: '2.0', info: {title: T, version: '1'}, paths: {/a: {get: {operationId: a,"
                + " parameters: [{name: b, in: query, type: integer, PROBE}], responses: {}}}}}",
            fields: [
                Field(name: "format", value: "int32"), Field(name: "default", value: "2"),
                Field(name: "minimum", value: "1"),
                Field(name: "maximum", value: "9"), Field(name: "multipleOf", value: "2"),
                Field(name: "enum", value: "[1, 2]"),
            ]
        ),
        SpecificationObject(
            name: "Response Object (2.0)",
            template:
                "{swagger: '2.0', info: {title: T, version: '1'}, paths: {/a: {get: {operationId: a, responses: {404: {PROBE}}}}}}",
            fields: [
                Field(name: "schema", value: "{type: string}"), Field(name: "description", value: "D"),
                Field(name: "headers", value: "{X: {type: string, description: D}}"),
                Field(name: "examples", value: "{application/json: 1}", hasEffect: false),
            ]
        ),
    ]

    /// A description with one operation.
    private static func operation(_ document: String, _ operation: String = "responses: {}") -> String {
        "{openapi: 3.2.0, info: {title: T, version: '1'}, \(document.isEmpty ? "" : document + ", ")paths: {/a: {get: {operationId: a,"
            + " tags: [T], \(operation)}}}}"
    }
}
