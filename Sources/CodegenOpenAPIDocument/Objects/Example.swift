package import CodegenDiagnostics

extension OpenAPI {
    /// Example Object.
    package struct Example: Sendable {
        package let summary: String?
        package let description: String?
        package let value: Value?
        /// 3.2: the value as data, and as it is written on the wire.
        package let dataValue: Value?
        package let serializedValue: String?
        /// The address of the example, for what a description can't hold.
        package let externalValue: String?
        package let range: SourceRange

        /// The example as data, if it has any.
        package var data: Value? { dataValue ?? value }
    }

    /// `example` and `examples` of a parameter, header or media type; read when they are asked for, since most never are.
    package struct Examples: Sendable {
        private let single: Node?
        private let named: Node?
        /// 2.0: those of a response, by media type.
        private let byMediaType: Node?

        init(single: Node?, named: Node?, byMediaType: Node? = nil) {
            self.single = single
            self.named = named
            self.byMediaType = byMediaType
        }

        package static let none = Examples(single: nil, named: nil)

        /// Where the first of them is written; nil where there is none.
        package var range: SourceRange? { (single ?? named ?? byMediaType)?.range }

        /// In document order, the single one without a name first.
        package var entries: [(name: String?, example: Referenced<Example>)] {
            let first = single.map { (name: nil as String?, example: Referenced.value(Example(of: $0))) }
            let others = (named?.object?.entries ?? []).map { entry in
                (name: entry.key as String?, example: Example.referenced(entry.value))
            }
            return (first.map { [$0] } ?? []) + others
        }

        /// Those for one media type; nil where they aren't by media type.
        func named(_ mediaType: String) -> Examples? {
            byMediaType.map { Examples(single: $0.object?[mediaType], named: nil) }
        }
    }
}

extension OpenAPI.Example {
    /// An entry of `examples`. Mistakes in it aren't reported, since nothing but samples depends on it.
    static func referenced(_ node: Node) -> OpenAPI.Referenced<OpenAPI.Example> {
        if let reference = node.object?["$ref"], let text = reference.string {
            return .reference(OpenAPI.Reference(text: text, range: reference.range))
        }
        let object = node.object
        return .value(
            OpenAPI.Example(
                summary: object?["summary"]?.scalarText, description: object?["description"]?.scalarText,
                value: object?["value"], dataValue: object?["dataValue"],
                serializedValue: object?["serializedValue"]?.scalarText,
                externalValue: object?["externalValue"]?.string, range: node.range))
    }

    /// The value of `example`.
    fileprivate init(of value: OpenAPI.Value) {
        self.init(
            summary: nil, description: nil, value: value, dataValue: nil, serializedValue: nil, externalValue: nil,
            range: value.range)
    }
}

extension ObjectDecoder {
    mutating func examples() -> OpenAPI.Examples {
        OpenAPI.Examples(
            single: field("example")?.node, named: field("examples")?.node,
            byMediaType: field(Swagger2.examplesField)?.node)
    }
}
