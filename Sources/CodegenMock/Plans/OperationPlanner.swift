import APIJSON
import APIServer
import CodegenDiagnostics
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import HTTPTypes

/// Decides the operations of a description.
struct OperationPlanner {
    let description: Description
    let types: TextTypeMaker
    private let requests: SchemaCompiler
    private let responses: SchemaCompiler
    private let schemes: [String: OpenAPI.SecurityScheme]

    init(_ description: Description, files: SourceFiles) {
        self.description = description
        types = TextTypeMaker(resolver: description.resolver)
        requests = SchemaCompiler(of: description, files: files, direction: .request, assertsFormats: true)
        responses = SchemaCompiler(of: description, files: files, direction: .response, assertsFormats: true)
        schemes = Dictionary(
            description.document.securitySchemes.compactMap { named in
                description.resolver.securityScheme(named.value).map { (named.name, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The plans of all operations, and the schemas that they refer to.
    struct Plans {
        var operations: [OperationPlan] = []
        /// Where each is served.
        var basePaths: [[String]] = []
        var callbacks: [MockCallback] = []
        /// The collections that remember, by the index of an operation.
        var roles: [Int: CollectionRole] = [:]
        var requests: CompiledSchemas
        var responses: CompiledSchemas
    }

    func makePlans(_ options: MockOptions) -> Plans {
        var plans = Plans(requests: requests.schemas, responses: responses.schemas)
        var candidates: [CollectionFinder.Candidate] = []
        for item in description.resolver.paths {
            for named in item.value.operations {
                guard let method = HTTPRequest.Method(named.name) else { continue }
                let plan = plan(named.value, method, path: item.name, in: item.value, index: plans.operations.count)
                plans.operations.append(plan)
                let servers = named.value.servers.isEmpty ? description.document.servers : named.value.servers
                plans.basePaths.append(BasePaths.paths(of: servers))
                plans.callbacks += callbacks(of: named.value, plan)
                let parameters = description.resolver.inputs(of: named.value, in: item.value).parameters
                candidates.append(.init(plan: plan, operation: named.value, parameters: parameters))
            }
        }
        if options.isStateful {
            plans.roles = CollectionFinder(planner: self, rules: options.paginations).roles(candidates)
        }
        (plans.requests, plans.responses) = (requests.schemas, responses.schemas)
        return plans
    }

    private func plan(
        _ operation: OpenAPI.Operation, _ method: HTTPRequest.Method, path: String, in item: OpenAPI.PathItem,
        index: Int
    ) -> OperationPlan {
        let inputs = description.resolver.inputs(of: operation, in: item)
        let pieces = path.split(separator: "#", omittingEmptySubsequences: false)[0]
            .split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return OperationPlan(
            index: index, method: method, path: String(pieces[0]),
            fixedQuery: pieces.count == 2 ? pieces[1].split(separator: "&").map(String.init) : [],
            operationID: operation.operationID,
            security: security((operation.security ?? description.document.security).requirements),
            parameters: inputs.parameters.compactMap(parameter),
            body: inputs.body.map { body in
                BodyPlan(isRequired: body.isRequired, contents: contents(body.content, requests))
            },
            responses: responses(of: operation))
    }

    private func security(_ requirements: [OpenAPI.SecurityRequirement]) -> [SecurityPlan] {
        requirements.map { requirement in
            // A scheme that isn't described can't be asked for.
            SecurityPlan(
                schemes: requirement.schemes.compactMap { named in
                    schemes[named.name].map { SecurityPlan.Scheme(name: named.name, kind: $0.kind) }
                })
        }
    }

    private func callbacks(of operation: OpenAPI.Operation, _ plan: OperationPlan) -> [MockCallback] {
        operation.callbacks.flatMap { named -> [MockCallback] in
            guard let callback = description.resolver.callback(named.value) else { return [] }
            return callback.items.flatMap { item -> [MockCallback] in
                (description.resolver.pathItem(item.value)?.operations ?? []).map {
                    MockCallback(operation: plan.name, name: named.name, method: $0.name, expression: item.name)
                }
            }
        }
    }
}

extension OperationPlanner {
    /// A schema of values that are sent back.
    func compileResponse(_ schema: OpenAPI.Schema) -> SchemaID { responses.compile(schema) }
}

// MARK: Parameters

extension OperationPlanner {
    /// Nil for headers that aren't parameters (OpenAPI, Parameter Object).
    private func parameter(_ parameter: OpenAPI.Parameter) -> ParameterPlan? {
        if parameter.location == .header,
            ["accept", "content-type", "authorization"].contains(parameter.name.lowercased())
        {
            return nil
        }
        let content = parameter.schema == nil ? parameter.content.first : nil
        let mediaType = content.flatMap { MediaRange($0.name) }
        let isForm = mediaType?.essence == "application/x-www-form-urlencoded"
        // A parameter in another format is a text that the schema doesn't describe.
        let isJSON = mediaType?.isJSON ?? false
        let schema = parameter.schema ?? (isJSON || isForm ? content?.value.schema : nil)
        // A form that is the whole query reads like a parameter for each of its properties.
        let location = isForm && parameter.location == .querystring ? .query : parameter.location
        let style = style(parameter.style, in: location)
        return ParameterPlan(
            name: parameter.name, location: location, style: style,
            explode: isForm ? true : parameter.explode ?? (style == .form || style == .cookie),
            isRequired: parameter.isRequired,
            allowsEmpty: parameter.allowEmpty || parameter.allowEmptyValue,
            isJSON: isJSON || (parameter.location == .querystring && !isForm && schema != nil),
            type: content != nil && schema == nil ? TextType(kinds: .string) : types.type(of: schema),
            schema: schema.map(requests.compile))
    }

    /// The style as written where the specification allows it in that place, the place's own one otherwise.
    private func style(
        _ style: OpenAPI.Parameter.Style?, in location: OpenAPI.Parameter.Location
    ) -> OpenAPI.Parameter.Style {
        let (standard, allowed): (OpenAPI.Parameter.Style, Set<OpenAPI.Parameter.Style>) =
            switch location {
            case .path: (.simple, [.simple, .label, .matrix])
            case .header: (.simple, [.simple])
            case .query, .querystring: (.form, [.form, .spaceDelimited, .pipeDelimited, .deepObject])
            case .cookie: (.form, [.form, .cookie])
            }
        return style.flatMap { allowed.contains($0) ? $0 : nil } ?? standard
    }
}

// MARK: Bodies

extension OperationPlanner {
    private func responses(of operation: OpenAPI.Operation) -> [ResponsePlan] {
        operation.responses.compactMap { named in
            guard let response = description.resolver.response(named.value) else { return nil }
            let contents = contents(description.resolver.content(of: response, in: operation), responses)
            return ResponsePlan(
                key: named.name, code: Int(named.name),
                contents: contents.filter(\.range.isJSON) + contents.filter { !$0.range.isJSON },
                headers: response.headers.compactMap(header))
        }
    }

    private func header(_ named: OpenAPI.Named<OpenAPI.Referenced<OpenAPI.Header>>) -> HeaderPlan? {
        guard let name = HTTPField.Name(named.name), let header = description.resolver.header(named.value) else {
            return nil
        }
        // Those are the server's.
        let own: Set<HTTPField.Name> = [.contentType, .contentLength, .transferEncoding, .connection, .date]
        guard !own.contains(name) else { return nil }
        let content = header.schema == nil ? header.content.first : nil
        return HeaderPlan(
            name: name, isJSON: content.flatMap { MediaRange($0.name) }?.isJSON == true, explode: header.explode,
            schema: (header.schema ?? content?.value.schema).map(responses.compile),
            example: examples(header.examples).first?.value)
    }

    private func contents(
        _ content: [OpenAPI.Named<OpenAPI.MediaType>], _ compiler: SchemaCompiler
    ) -> [ContentPlan] {
        content.compactMap { named in
            guard let range = MediaRange(named.name) else { return nil }
            let media = named.value
            let type = types.type(of: media.schema)
            let isSequence = BodyKind(range, isBinary: type.isBinary).isSequence
            // The schema of a sequence is that of all of its documents together where it is an array (OpenAPI 3.2, Media Type Object).
            let items = media.schema.flatMap { description.resolver.resolved($0).items }
            let item = media.itemSchema ?? (isSequence ? items ?? media.schema : nil)
            return ContentPlan(
                name: named.name, range: range, media: media, type: type,
                schema: isSequence && items == nil ? nil : media.schema.map(compiler.compile),
                item: item.map(compiler.compile), encodings: encodings(media.encoding),
                examples: examples(media.examples))
        }
    }

    /// The serialized value is a text, which bodies that aren't JSON are sent as.
    private func examples(_ examples: OpenAPI.Examples) -> [ContentPlan.Example] {
        description.resolver.examples(examples).compactMap { name, example in
            if let data = example.data { return ContentPlan.Example(name: name, value: JSONValue(data)) }
            return example.serializedValue.map { ContentPlan.Example(name: name, value: .string($0)) }
        }
    }

    private func encodings(_ encodings: [OpenAPI.Named<OpenAPI.MediaType.Encoding>]) -> [String: EncodingPlan] {
        var plans: [String: EncodingPlan] = [:]
        for named in encodings {
            let types = named.value.contentType?.split(separator: ",").compactMap { MediaRange($0) }
            let headers = named.value.headers.filter { header in
                header.name.lowercased() != "content-type"
                    && description.resolver.header(header.value)?.isRequired == true
            }
            plans[named.name] = EncodingPlan(
                contentTypes: types ?? [], style: named.value.style, explode: named.value.explode,
                requiredHeaders: headers.map(\.name))
        }
        return plans
    }
}
