package import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI {
    /// A `$ref`: the text as written, and its place.
    package struct Reference: Sendable, Hashable {
        package let text: String
        package let range: SourceRange
    }

    /// A Reference Object or the object itself.
    package enum Referenced<Object: Sendable>: Sendable {
        case value(Object)
        case reference(Reference)
    }
}

/// Follows `$ref`s to typed objects, each decoded once.
package final class ReferenceResolver {
    let document: OpenAPI.Document
    let finder: ReferenceFinder
    let context: DecodingContext
    private var schemas: [ExactText: OpenAPI.Schema] = [:]
    /// The resolved references: schemas that combine each other look them up often.
    private var schemasByReference: [OpenAPI.Reference: OpenAPI.Schema] = [:]
    private let parameters = Decoded<OpenAPI.Parameter>()
    private let requestBodies = Decoded<OpenAPI.RequestBody>()
    private let responses = Decoded<OpenAPI.Response>()
    private let headers = Decoded<OpenAPI.Header>()
    /// Pointers of everything that some reference led to.
    private var visited: Set<String> = []
    private var failed: Set<SourceRange> = []
    /// The paths with the operations that their references lead to, in document order.
    package private(set) lazy var paths: [OpenAPI.Named<OpenAPI.PathItem>] = document.paths.compactMap { path in
        pathItem(.value(path.value)).map { OpenAPI.Named(name: path.name, nameRange: path.nameRange, value: $0) }
    }

    init(document: OpenAPI.Document, context: DecodingContext) {
        self.document = document
        self.context = context
        finder = context.finder
        for schema in document.schemas { schemas[ExactText(schema.value.pointer.description)] = schema.value }
    }

    /// The schema that a reference names; a chain of bare references is not followed.
    package func schema(_ reference: OpenAPI.Reference) -> OpenAPI.Schema? {
        if let known = schemasByReference[reference] { return known }
        guard let place = finder.place(of: reference, otherwise: "treated as any value") else { return nil }
        let schema = schema(at: place)
        schemasByReference[reference] = schema
        return schema
    }

    func schema(at place: Place) -> OpenAPI.Schema {
        let key = ExactText(place.pointer.description)
        if let schema = schemas[key] { return schema }
        let schema = OpenAPI.Schema(decoding: place, in: context)
        schemas[key] = schema
        return schema
    }

    /// The schema itself, or its target in another file if it is a mere reference.
    package func definition(of schema: OpenAPI.Schema) -> OpenAPI.Schema {
        guard let reference = schema.reference, let target = self.schema(reference), !target.pointer.isInRootDocument
        else { return schema }
        return resolved(target)
    }

    /// The schema that a reference names; nothing is reported where there is none.
    func schemaIfAny(_ reference: OpenAPI.Reference) -> OpenAPI.Schema? {
        finder.placeIfAny(of: reference).flatMap(schema(at:))
    }

    /// The schema itself, or the target of its chain of references; nothing is reported.
    func definitionIfAny(of schema: OpenAPI.Schema) -> OpenAPI.Schema {
        var schema = schema
        var steps = 0
        while steps < 64, schema.allOf.isEmpty, let next = schema.reference.flatMap(schemaIfAny) {
            schema = next
            steps += 1
        }
        return schema
    }

    /// The target of a schema's chain of references.
    package func resolved(_ schema: OpenAPI.Schema) -> OpenAPI.Schema {
        var schema = schema
        var steps = 0
        while steps < 64, let reference = schema.reference, let target = self.schema(reference) {
            schema = target
            steps += 1
        }
        return schema
    }

    package func parameter(_ referenced: OpenAPI.Referenced<OpenAPI.Parameter>) -> OpenAPI.Parameter? {
        follow(referenced, cache: parameters)
    }

    package func requestBody(_ referenced: OpenAPI.Referenced<OpenAPI.RequestBody>) -> OpenAPI.RequestBody? {
        follow(referenced, cache: requestBodies)
    }

    package func response(_ referenced: OpenAPI.Referenced<OpenAPI.Response>) -> OpenAPI.Response? {
        follow(referenced, cache: responses)
    }

    package func header(_ referenced: OpenAPI.Referenced<OpenAPI.Header>) -> OpenAPI.Header? {
        follow(referenced, cache: headers)
    }

    /// The examples of a parameter, header or media type, in document order; the single one has no name. References that lead to
    /// nothing are left out, and not reported.
    package func examples(_ examples: OpenAPI.Examples) -> [(name: String?, example: OpenAPI.Example)] {
        examples.entries.compactMap { entry in example(entry.example).map { (entry.name, $0) } }
    }

    private func example(_ referenced: OpenAPI.Referenced<OpenAPI.Example>) -> OpenAPI.Example? {
        var referenced = referenced
        for _ in 0..<64 {
            switch referenced {
            case .value(let example): return example
            case .reference(let reference):
                guard let node = finder.placeIfAny(of: reference)?.node else { return nil }
                referenced = OpenAPI.Example.referenced(node)
            }
        }
        return nil
    }

    package func callback(_ referenced: OpenAPI.Referenced<OpenAPI.Callback>) -> OpenAPI.Callback? {
        follow(referenced)
    }

    package func link(_ referenced: OpenAPI.Referenced<OpenAPI.Link>) -> OpenAPI.Link? {
        follow(referenced)
    }

    package func securityScheme(_ referenced: OpenAPI.Referenced<OpenAPI.SecurityScheme>) -> OpenAPI.SecurityScheme? {
        follow(referenced)
    }

    /// The item with the operations of the one that it refers to; what it says itself comes first.
    package func pathItem(_ referenced: OpenAPI.Referenced<OpenAPI.PathItem>) -> OpenAPI.PathItem? {
        var current = referenced
        var items: [OpenAPI.PathItem] = []
        var seen: Set<SourceRange> = []
        while true {
            switch current {
            case .value(let item):
                items.append(item)
                guard let reference = item.reference else {
                    return items.dropFirst().reduce(items[0]) { $0.completed(by: $1) }
                }
                current = .reference(reference)
            case .reference(let reference):
                guard seen.insert(reference.range).inserted else {
                    report(reference)
                    return nil
                }
                guard let place = finder.place(of: reference),
                    let item = OpenAPI.PathItem(decoding: place, in: context)
                else { return items.first }
                visited.insert(place.pointer.description)
                current = .value(item)
            }
        }
    }

    // MARK: Following

    /// Decoded objects, by their pointer.
    private final class Decoded<Object> {
        var objects: [ExactText: Object] = [:]
    }

    private func follow<Object: DocumentDecodable>(
        _ referenced: OpenAPI.Referenced<Object>, cache: Decoded<Object>? = nil
    ) -> Object? {
        var current = referenced
        var seen: Set<ExactText> = []
        while true {
            switch current {
            case .value(let object): return object
            case .reference(let reference):
                guard let place = finder.place(of: reference) else { return nil }
                let key = ExactText(place.pointer.description)
                guard seen.insert(key).inserted else {
                    report(reference)
                    return nil
                }
                visited.insert(key.text)
                if let object = cache?.objects[key] { return object }
                guard let next = OpenAPI.Referenced<Object>(decoding: place, in: context) else {
                    return nil
                }
                if case .value(let object) = next { cache?.objects[key] = object }
                current = next
            }
        }
    }

    /// Whether something refers to what is at a place of a document.
    func isUsed(_ pointer: Pointer) -> Bool {
        visited.contains(pointer.description) || context.visited.contains(pointer.description)
    }

    private func report(_ reference: OpenAPI.Reference) {
        guard failed.insert(reference.range).inserted else { return }
        let message = "`\(reference.text)` leads back to itself; it is left out"
        context.diagnostics.warning(.circularReference, message, at: reference.range)
    }
}

extension ReferenceResolver {
    /// The inputs of an operation: parameters in document order, those of its path first, and its body.
    package struct Inputs {
        package let parameters: [OpenAPI.Parameter]
        package let body: OpenAPI.RequestBody?
    }

    /// An operation's own parameters replace those of the path with the same name and place.
    package func inputs(of operation: OpenAPI.Operation, in item: OpenAPI.PathItem) -> Inputs {
        let own = operation.parameters.compactMap(parameter)
        let shared = item.parameters.compactMap(parameter).filter { shared in
            !own.contains { $0.name.isExactly(shared.name) && $0.location == shared.location }
        }
        let body = operation.requestBody.flatMap(requestBody).map { body in
            let standard = OpenAPI.Name(text: "application/json", range: body.range)
            return OpenAPI.RequestBody(
                description: body.description,
                isRequired: body.isRequired,
                content: named(body.content, operation.consumes, otherwise: standard),
                range: body.range
            )
        }
        return Inputs(parameters: shared + own, body: body)
    }

    /// The content of a response, by media type.
    package func content(
        of response: OpenAPI.Response, in operation: OpenAPI.Operation
    ) -> [OpenAPI.Named<OpenAPI.MediaType>] {
        let isFile = response.content.first?.value.schema?.format == "binary"
        let standard = isFile ? "application/octet-stream" : "application/json"
        let name = OpenAPI.Name(text: standard, range: response.range)
        return named(response.content, operation.produces, otherwise: name)
    }

    /// Content under the names that the operation has for what has none.
    private func named(
        _ content: [OpenAPI.Named<OpenAPI.MediaType>], _ names: [OpenAPI.Name]?, otherwise standard: OpenAPI.Name
    ) -> [OpenAPI.Named<OpenAPI.MediaType>] {
        guard let names else { return content }
        return content.flatMap { entry in
            guard entry.name.isEmpty else { return [entry] }
            return (names.isEmpty ? [standard] : names).map {
                OpenAPI.Named(name: $0.text, nameRange: $0.range, value: entry.value.named($0.text))
            }
        }
    }
}
