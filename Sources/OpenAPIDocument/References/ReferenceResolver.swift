public import Diagnostics
import DocumentTree

/// Follows `$ref`s through one document; what can't be found is reported at the reference, once.
public final class ReferenceResolver {
    private let document: OpenAPI.Document
    private let context: DecodingContext
    private var schemas: [String: OpenAPI.Schema] = [:]
    private var parameters: [String: OpenAPI.Parameter] = [:]
    private var requestBodies: [String: OpenAPI.RequestBody] = [:]
    private var responses: [String: OpenAPI.Response] = [:]
    private var failed: Set<String> = []

    public init(document: OpenAPI.Document, diagnostics: DiagnosticCollector) {
        self.document = document
        context = DecodingContext(version: document.version, diagnostics: diagnostics)
        for schema in document.schemas { schemas[schema.value.pointer.description] = schema.value }
    }

    /// The schema that a reference names; a chain of bare references is not followed.
    public func schema(_ reference: OpenAPI.Reference) -> OpenAPI.Schema? {
        resolve(reference, cache: \.schemas) { OpenAPI.Schema.decode($0, at: $1, in: $2) }
    }

    public func parameter(_ referenced: OpenAPI.Referenced<OpenAPI.Parameter>) -> OpenAPI.Parameter? {
        follow(referenced, cache: \.parameters, OpenAPI.Parameter.decode)
    }

    public func requestBody(_ referenced: OpenAPI.Referenced<OpenAPI.RequestBody>) -> OpenAPI.RequestBody? {
        follow(referenced, cache: \.requestBodies, OpenAPI.RequestBody.decode)
    }

    public func response(_ referenced: OpenAPI.Referenced<OpenAPI.Response>) -> OpenAPI.Response? {
        follow(referenced, cache: \.responses, OpenAPI.Response.decode)
    }

    public func securityScheme(_ referenced: OpenAPI.Referenced<OpenAPI.SecurityScheme>) -> OpenAPI.SecurityScheme? {
        switch referenced {
        case .value(let scheme): return scheme
        case .reference(let reference):
            guard let (node, pointer) = locate(reference) else { return nil }
            return OpenAPI.SecurityScheme.decode(node, at: pointer, in: context)
        }
    }

    public func pathItem(_ referenced: OpenAPI.Referenced<OpenAPI.PathItem>) -> OpenAPI.PathItem? {
        switch referenced {
        case .value(let item):
            guard let reference = item.reference else { return item }
            return pathItem(.reference(reference))
        case .reference(let reference):
            guard let (node, pointer) = locate(reference) else { return nil }
            return OpenAPI.PathItem.decode(node, at: pointer, in: context)
        }
    }

    // MARK: Following

    private func follow<Object>(
        _ referenced: OpenAPI.Referenced<Object>,
        cache: ReferenceWritableKeyPath<ReferenceResolver, [String: Object]>,
        _ decode: @escaping (Node, Pointer, DecodingContext) -> Object?
    ) -> Object? {
        var current = referenced
        var visited: Set<String> = []
        while true {
            switch current {
            case .value(let object): return object
            case .reference(let reference):
                guard visited.insert(reference.text).inserted else {
                    report(reference, .circularReference, "`\(reference.text)` leads back to itself")
                    return nil
                }
                if let object = self[keyPath: cache][reference.text] { return object }
                guard let (node, pointer) = locate(reference),
                    let next = OpenAPI.Referenced.decoding(decode)(node, pointer, context)
                else { return nil }
                if case .value(let object) = next { self[keyPath: cache][reference.text] = object }
                current = next
            }
        }
    }

    private func resolve<Object>(
        _ reference: OpenAPI.Reference,
        cache: ReferenceWritableKeyPath<ReferenceResolver, [String: Object]>,
        _ decode: (Node, Pointer, DecodingContext) -> Object?
    ) -> Object? {
        if let object = self[keyPath: cache][reference.text] { return object }
        guard let (node, pointer) = locate(reference) else { return nil }
        // `#/components/schemas/a%20b` and its decoded form are one place.
        if let object = self[keyPath: cache][pointer.description] { return object }
        let object = decode(node, pointer, context)
        self[keyPath: cache][reference.text] = object
        return object
    }

    private func locate(_ reference: OpenAPI.Reference) -> (node: Node, pointer: Pointer)? {
        guard let hash = reference.text.firstIndex(of: "#"), reference.text[..<hash].isEmpty else {
            report(
                reference,
                .externalReference,
                "`\(reference.text)` points out of this document; only references that start with `#` can be followed"
            )
            return nil
        }
        let fragment = reference.text[reference.text.index(after: hash)...]
        guard let tokens = Pointer.tokens(ofFragment: fragment) else {
            report(reference, .unresolvedReference, "`\(reference.text)` is no JSON pointer")
            return nil
        }
        var node = document.root
        var pointer = Pointer.root
        for token in tokens {
            guard let next = child(token, of: node) else {
                let message = "nothing stands at `\(reference.text)`: `\(pointer)` has no `\(token)`"
                report(reference, .unresolvedReference, message, notes: suggestion(token, in: node))
                return nil
            }
            node = next
            pointer = pointer.appending(token)
        }
        return (node, pointer)
    }

    private func child(_ token: String, of node: Node) -> Node? {
        switch node.value {
        case .object(let mapping): return mapping[token]
        case .array(let items):
            guard let index = Int(token), items.indices.contains(index) else { return nil }
            return items[index]
        case .null, .bool, .number, .string: return nil
        }
    }

    // MARK: Reports

    private func report(
        _ reference: OpenAPI.Reference,
        _ code: DiagnosticCode,
        _ message: String,
        notes: [Diagnostic.Note] = []
    ) {
        guard failed.insert("\(reference.range)").inserted else { return }
        context.diagnostics.error(code, message, at: reference.range, notes: notes)
    }

    /// The key that was probably meant: the same but for case, or one letter off.
    private func suggestion(_ token: String, in node: Node) -> [Diagnostic.Note] {
        guard case .object(let mapping) = node.value else { return [] }
        let candidates = mapping.entries.map { ($0.key, distance($0.key, token)) }
        guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= max(1, token.count / 4) else { return [] }
        return [Diagnostic.Note("did you mean `\(best.0)`?")]
    }

    private func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.lowercased())
        let b = Array(b.lowercased())
        guard abs(a.count - b.count) <= 4, !a.isEmpty, !b.isEmpty else { return a == b ? 0 : Int.max }
        var row = Array(0...b.count)
        for i in 1...a.count {
            var diagonal = row[0]
            row[0] = i
            for j in 1...b.count {
                let above = row[j]
                row[j] = min(min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
