import APIServer
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import HTTPTypes

/// Finds the operation of a request.
///
/// Descriptions have paths that differ in the names of their variables alone, and in their queries (`/?Action=List`): of operations that
/// share a route, the one is meant that the request fits.
struct OperationRouter: Sendable {
    private let router: Router<[OperationPlan]>
    private let schemas: CompiledSchemas
    /// All paths with their bases, for suggestions.
    private let paths: [String]
    /// The methods of all operations, sorted by name, as `Allow` lists them.
    let methods: [HTTPRequest.Method]

    init(_ plans: OperationPlanner.Plans) {
        schemas = plans.requests
        var router = Router<[OperationPlan]>()
        var shared: [Place: [OperationPlan]] = [:]
        var order: [Place] = []
        for (operation, bases) in zip(plans.operations, plans.basePaths) {
            for base in bases {
                let place = Place(base: base, method: operation.method, path: operation.path.withoutNames)
                if shared[place] == nil { order.append(place) }
                shared[place, default: []].append(operation)
            }
        }
        for place in order {
            guard let operations = shared[place], let first = operations.first else { continue }
            router.add(operations, method: first.method, path: first.path, basePath: place.base)
        }
        self.router = router
        paths = order.compactMap { place in shared[place]?.first.map { place.base + $0.path } }
        let implied = order.contains { $0.method == .get } ? ["HEAD", "OPTIONS"] : ["OPTIONS"]
        let names = Set(order.map(\.method.rawValue) + implied)
        methods = names.sorted().compactMap { HTTPRequest.Method($0) }
    }

    /// The path that a client may have meant; nil where none is near.
    func nearestPath(to path: String) -> String? {
        // Comparing takes the time of a path's length, squared.
        guard path.count <= 100 else { return nil }
        return NearMiss.closest(to: path, among: paths)
    }

    private struct Place: Hashable {
        let base: String
        let method: HTTPRequest.Method
        let path: String
    }

    func route(_ request: ServerRequest) -> RoutingResult<Found> {
        switch router.route(request.head.method, request.path) {
        case .notFound: .notFound
        case .methodNotAllowed(let allowed): .methodNotAllowed(allowed: allowed)
        case .found(let operations, let pathValues): .found(found(operations, pathValues, request), pathValues: [:])
        }
    }

    /// An operation, and the text in place of each of its variables, percent-encoded.
    struct Found: Sendable {
        let operation: OperationPlan
        let pathValues: [String: String]
    }

    private func found(
        _ operations: [OperationPlan], _ values: [String: String], _ request: ServerRequest
    ) -> Found {
        guard operations.count > 1 else { return Found(operation: operations[0], pathValues: values) }
        let pairs = Set(request.query.split(separator: "&").map(String.init))
        let fitting = operations.filter { $0.fixedQuery.allSatisfy(pairs.contains) }
        let most = fitting.map(\.fixedQuery.count).max() ?? 0
        let candidates = (fitting.isEmpty ? operations : fitting.filter { $0.fixedQuery.count == most }).map {
            Found(operation: $0, pathValues: Self.renamed(values, from: operations[0].path, to: $0.path))
        }
        return candidates.first { fits($0, request) } ?? candidates[0]
    }

    /// Whether the variables of the path fit their schemas.
    private func fits(_ found: Found, _ request: ServerRequest) -> Bool {
        let violations = ParameterReader(request, found.pathValues, found.operation, schemas).read().violations
        return !violations.contains { $0.location == .path }
    }

    private static func renamed(_ values: [String: String], from path: String, to other: String) -> [String: String] {
        let pairs = zip(path.variableNames, other.variableNames).compactMap { old, new in
            values[old].map { (new, $0) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}

extension String {
    /// The names in braces, in their order.
    fileprivate var variableNames: [String] {
        split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
    }

    /// The path with the same braces and nothing in them.
    fileprivate var withoutNames: String {
        var isName = false
        return filter { character in
            if character == "}" { isName = false }
            defer { if character == "{" { isName = true } }
            return !isName
        }
    }
}
