import CodegenAPIModel
import CodegenSwiftViews
import CodegenTemplateRendering

/// The rendered parts of an API.
struct APIParts: Sendable {
    fileprivate(set) var types: [TypeID: FilePart] = [:]
    /// By group, in the order of their operations.
    fileprivate(set) var operations: [[FilePart]]
    /// The service's side of them; empty without a service.
    fileprivate(set) var served: [[FilePart]]
}

/// Makes an API's files: first their parts, then the plan, which depends on the parts' lengths, then the files.
struct FileRenderer {
    let api: API
    let maker: ViewMaker
    let library: TemplateLibrary
    let jobs: Int

    struct Rendered {
        var files: [GeneratedFile] = []
        var work: [Stage: Duration] = [:]
        /// Where a template has no end.
        var endless: EndlessTemplate?
    }

    func render(_ layout: FileLayout) -> Rendered {
        var result = Rendered()
        let parts = renderParts(&result)
        let plan = FilePlan(maker, api: api, parts: parts, layout: layout)
        let files = map(plan.rows, weight: Self.weight(of:)) { row, clock in
            GeneratedFile(name: row.name, bytes: render(row, in: &clock))
        }
        result.add(files.map(\.clock))
        result.files = files.map(\.output)
        return result
    }

    // MARK: Parts

    private func renderParts(_ result: inout Rendered) -> APIParts {
        let types = maker.moduleTypes
        let operations = api.groups.enumerated().flatMap { index, group in group.endpoints.map { ($0, index) } }
        var subjects = types.map(PartMaker.Subject.type) + operations.map { PartMaker.Subject.operation($0, group: $1) }
        if maker.hasService { subjects += operations.map { PartMaker.Subject.served($0, group: $1) } }
        let partMaker = PartMaker(api: api, maker: maker, library: library)
        let batches = subjects.batches(of: 32)
        let made = map(batches, weight: { $0.reduce(0) { $0 + $1.weight } }) { batch, clock in
            batch.map { partMaker.make($0, in: &clock) }
        }
        result.add(made.map(\.clock))
        let none = api.groups.map { _ in [FilePart]() }
        var parts = APIParts(operations: none, served: none)
        for (subject, part) in zip(subjects, made.flatMap(\.output)) {
            switch subject {
            case .type(let id): parts.types[id] = part
            case .operation(_, let group): parts.operations[group].append(part)
            case .served(_, let group): parts.served[group].append(part)
            }
        }
        return parts
    }

    // MARK: Files

    private func render(_ row: FilePlan.Row, in clock: inout PartClock) -> [UInt8] {
        var imports = Imports.none
        var texts: [[UInt8]] = []
        for content in row.content {
            switch content {
            case .client:
                imports.formUnion(.runtime)
                texts.append(clock.render(with: library, .client) { maker.makeClientView() })
            case .webhooks:
                guard let view = maker.makeWebhooksView() else { continue }
                imports.formUnion(maker.importsOfWebhooks)
                texts.append(clock.render(with: library, .webhooks) { view })
            case .group(let index, let endpoints, let all, let part):
                imports.formUnion(endpoints.isEmpty ? maker.groupTypeImports(index, in: part) : .runtime)
                if let all, maker.hasProtocols, part != .client { imports.formUnion(maker.requirementImports(all)) }
                texts.append(
                    clock.render(with: library, .group) {
                        maker.makeGroupView(index, endpoints, declaring: all, in: part)
                    })
            case .servedGroup(let index):
                imports.formUnion(maker.serviceImports(ofGroup: index))
                texts.append(clock.render(with: library, .servedGroup) { maker.makeServedGroupView(index) })
            case .service:
                imports.formUnion(maker.serviceImports)
                texts.append(clock.render(with: library, .service) { maker.makeServiceView() })
            case .part(let part):
                imports.formUnion(part.imports)
                texts.append(part.text)
            }
        }
        guard !texts.isEmpty else { return Self.emptyFile }
        var file = clock.render(with: library, .head) { maker.makeHead(imports) }
        file.reserveCapacity(texts.reduce(file.count) { $0 + $1.count + 1 })
        for text in texts where !text.isEmpty {
            file.append(UInt8(ascii: "\n"))
            file += text
        }
        return file
    }

    private static func weight(of row: FilePlan.Row) -> Int {
        row.content.reduce(0) { sum, content in
            switch content {
            case .client, .webhooks, .service, .servedGroup: sum + 500
            case .group(_, let endpoints, _, _): sum + 10 * endpoints.count
            case .part(let part): sum + part.lines / 100
            }
        }
    }

    /// An empty shard.
    private static let emptyFile = Array("// Generated by codegen: no content for this description.\n".utf8)

    // MARK: Threads

    /// On all threads at once.
    private func map<Input, Output: Sendable>(
        _ inputs: [Input], weight: (Input) -> Int, _ transform: @escaping (Input, inout PartClock) -> Output
    ) -> [(output: Output, clock: PartClock)] {
        ParallelMap.run(inputs, jobs: jobs, weight: weight) { input in
            var clock = PartClock()
            return (transform(input, &clock), clock)
        }
    }
}

extension FileRenderer.Rendered {
    fileprivate mutating func add(_ clocks: [PartClock]) {
        for clock in clocks {
            work.merge(clock.work, uniquingKeysWith: +)
            endless = endless ?? clock.endless
        }
    }
}

extension PartMaker.Subject {
    /// An operation comes to as much as a few types.
    fileprivate var weight: Int {
        switch self {
        case .type: 1
        case .operation, .served: 4
        }
    }
}

extension Array {
    fileprivate func batches(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
