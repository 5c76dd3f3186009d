package import CodegenAPIModel
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenLowering
package import CodegenSwiftViews

/// A call as Swift that people would write.
package struct SwiftCall {
    private let maker: ViewMaker
    private let literals: SampleLiterals

    package init(_ maker: ViewMaker, _ api: API) {
        self.maker = maker
        literals = SampleLiterals(of: api)
    }

    /// `let client = …`, with credentials for these endpoints.
    package func client(for endpoints: [Endpoint], server: String?) -> String {
        SwiftLayout.broken(maker.sampleClient(for: endpoints, server: server))
    }

    /// `let pets = try await client.pets.list(limit: 10)`, over several lines where it is long; nil where a required value has no
    /// Swift.
    package func text(of sample: CallSample, _ shapes: (TypeID) -> MultipartShape?) -> String? {
        var parameters: [Int: Literal] = [:]
        for (index, parameter) in sample.endpoint.parameters.enumerated() {
            parameters[index] = sample.parameters[index].flatMap { literals.literal($0, of: parameter.type) }
        }
        guard let call = maker.sampleCall(of: sample.endpoint, parameters, body(sample, shapes)) else { return nil }
        let result = maker.sampleResult(of: sample.endpoint)
        if result.isSequence {
            return SwiftLayout.broken("for try await item in try await \(call)") + " {\n    print(item)\n}"
        }
        return SwiftLayout.broken((result.isVoid ? "" : "let result = ") + "try await " + call)
    }

    private func body(_ sample: CallSample, _ shapes: (TypeID) -> MultipartShape?) -> SampleBody? {
        guard let value = sample.body, let content = sample.endpoint.body?.content else { return nil }
        switch content {
        case .json(let type, _), .form(let type, _), .coded(let type, _):
            return literals.literal(value, of: type).map(SampleBody.value)
        case .stream(let type, _):
            let items = (value.array ?? []).compactMap { literals.literal($0, of: type) }
            return .items(items)
        case .text: return .text(value.string ?? "sample")
        case .bytes: return .bytes(value.string ?? "sample")
        case .parts: return .files(["sample"])
        case .multipart(let id, _): return shapes(id).map { .parts(parts(sample, $0)) }
        }
    }

    private func parts(_ sample: CallSample, _ shape: MultipartShape) -> [SampleBody.Part] {
        shape.parts.compactMap { part in
            guard let value = sample.members.first(where: { $0.name.isExactly(part.wireName) })?.value else {
                return nil
            }
            switch part.content {
            case .file:
                let files = (value.array ?? [value]).map { $0.string ?? "sample" }
                return SampleBody.Part(name: part.wireName, value: nil, files: files)
            case .field(let type, _):
                return SampleBody.Part(name: part.wireName, value: literals.literal(value, of: type), files: [])
            }
        }
    }
}
