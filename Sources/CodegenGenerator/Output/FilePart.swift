import CodegenAPIModel
import CodegenSwiftViews
import CodegenTemplateRendering

/// A piece of a file that isn't divided any further: a type, or an endpoint; those that are nested in it are in it, or are
/// parts of their own where they would make it too long.
struct FilePart: Sendable {
    /// From the module's scope: `CreatePayment.Body`.
    let path: String
    /// The words by which its file is found among others.
    var words: [String]
    let text: [UInt8]
    let lines: Int
    let imports: Imports
    /// The operation, whose function is in the same file.
    var endpoint: EndpointView?
    /// The lines of the function among `lines`.
    var linesOfFunction = 0
    /// The parts that are declared as extensions of this one.
    var inner: [FilePart] = []
}

extension FilePart {
    /// The endpoint without the function that calls it.
    var withoutFunction: FilePart {
        var part = FilePart(path: path, words: words, text: text, lines: lines - linesOfFunction, imports: imports)
        part.inner = inner
        return part
    }

    /// The function alone; nil for what has none.
    func functionAlone(_ maker: ViewMaker) -> FilePart? {
        endpoint.map { view in
            FilePart(
                path: path, words: words, text: [], lines: linesOfFunction, imports: maker.functionImports(of: view),
                endpoint: view)
        }
    }
}

/// Renders the parts of an API's files.
struct PartMaker {
    private let api: API
    private let maker: ViewMaker
    private let library: TemplateLibrary

    /// What may have several files.
    enum Subject {
        case type(TypeID)
        /// An operation, and the group that it is in.
        case operation(Endpoint, group: Int)
        /// The service's side of an operation.
        case served(Endpoint, group: Int)
    }

    init(api: API, maker: ViewMaker, library: TemplateLibrary) {
        self.api = api
        self.maker = maker
        self.library = library
    }

    func make(_ subject: Subject, in clock: inout PartClock) -> FilePart {
        let whole = render(subject, maker, in: &clock)
        // Nothing is nested in the service's side.
        if case .served = subject { return whole }
        guard whole.lines > FileDivision.limit else { return whole }
        return divide(subject, whole, maker, in: &clock)
    }

    /// Takes the long ones of the nested types out of a part, or all of them where that isn't enough.
    private func divide(
        _ subject: Subject, _ whole: FilePart, _ maker: ViewMaker, in clock: inout PartClock
    ) -> FilePart {
        let nested = maker.nested(in: subject.owner).map { id in
            (id: id, part: renderNested(id, maker, in: &clock))
        }
        guard !nested.isEmpty else { return whole }
        let long = nested.filter { $0.part.lines >= FileDivision.own }
        let rest = whole.lines - long.reduce(0) { $0 + $1.part.lines }
        let apart = long.isEmpty || rest > FileDivision.limit ? nested : long
        var part = render(subject, maker.leavingOut(Set(apart.map(\.id))), in: &clock)
        part.inner = apart.map { id, part in
            part.lines > FileDivision.limit ? divide(.type(id), part, maker, in: &clock) : part
        }
        return part
    }

    // MARK: Rendering

    private func render(_ subject: Subject, _ maker: ViewMaker, in clock: inout PartClock) -> FilePart {
        switch subject {
        case .type(let id) where maker.isNested(id): return renderNested(id, maker, in: &clock)
        case .type(let id):
            let text = clock.render(with: library, .type) { maker.makeTypeView(id) }
            return FilePart(
                path: maker.path(of: id), words: maker.fileWords(of: id), text: text, lines: text.lines,
                imports: maker.imports(of: id))
        case .served(let endpoint, let group): return renderServed(endpoint, group: group, in: &clock)
        case .operation(let endpoint, let group):
            var view: EndpointView?
            let text = clock.render(with: library, .endpoint) {
                let made = maker.makeEndpointView(endpoint)
                view = made
                return made
            }
            let requirement = maker.hasProtocols ? 8 : 0
            let function = view.map { $0.callDocumentation.count + 2 * $0.parameters.count + 6 + requirement } ?? 0
            return FilePart(
                path: maker.typeName(of: endpoint.id), words: maker.fileWords(of: endpoint, inGroup: group), text: text,
                lines: text.lines + function, imports: maker.imports(of: endpoint), endpoint: view,
                linesOfFunction: function)
        }
    }

    private func renderServed(_ endpoint: Endpoint, group: Int, in clock: inout PartClock) -> FilePart {
        let text = clock.render(with: library, .servedEndpoint) { maker.makeServedEndpointView(endpoint) }
        // The requirement in the protocol, and its route.
        let requirement = 8
        return FilePart(
            path: maker.typeName(of: endpoint.id), words: maker.fileWords(of: endpoint, inGroup: group), text: text,
            lines: text.lines + requirement, imports: maker.serviceImports(of: endpoint))
    }

    private func renderNested(_ id: TypeID, _ maker: ViewMaker, in clock: inout PartClock) -> FilePart {
        let text = clock.render(with: library, .extension) { maker.makeExtensionView(of: id) }
        return FilePart(
            path: maker.path(of: id), words: maker.fileWords(of: id), text: text, lines: text.lines,
            imports: maker.imports(of: id))
    }
}

extension PartMaker.Subject {
    fileprivate var owner: ViewMaker.TypeOwner {
        switch self {
        case .type(let id): .type(id)
        case .operation(let endpoint, _), .served(let endpoint, _): .operation(endpoint.id)
        }
    }
}

extension [UInt8] {
    /// With the blank line that separates parts.
    fileprivate var lines: Int { reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 } }
}

/// Renders, and keeps the time that views and templates take.
struct PartClock {
    private(set) var work: [Stage: Duration] = [:]
    /// Why a part is empty, where a template has no end.
    private(set) var endless: EndlessTemplate?

    mutating func render<Root: View>(
        with library: TemplateLibrary, _ template: PartTemplate, _ make: () -> Root
    ) -> [UInt8] {
        let start = ThreadTime.now
        let view = make()
        let middle = ThreadTime.now
        defer {
            work[.views, default: .zero] += middle - start
            work[.render, default: .zero] += ThreadTime.now - middle
        }
        do {
            return try library.render(view, with: template)
        } catch {
            endless = error
            return []
        }
    }
}
