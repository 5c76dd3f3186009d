import CodegenAPIModel
import CodegenDiagnostics
import CodegenOverlay

/// Which operations lose something on their way to Swift: a degradation is inside of them, or inside a type that they
/// reach.
struct Accounting: Sendable {
    /// In the order of the groups.
    let degraded: [Endpoint]
    private let api: API
    private let places: DegradationPlaces
    /// Types that are degraded, or reach one that is.
    private let reaching: Set<TypeID>

    init(api: API, diagnostics: [Diagnostic], insertions: [OverlayInsertion] = []) {
        let places = DegradationPlaces(diagnostics, insertions: insertions)
        let reaching = places.isEmpty ? [] : Self.typesThatReachDegradations(api, places)
        self.api = api
        self.places = places
        self.reaching = reaching
        degraded =
            places.isEmpty
            ? []
            : api.groups.flatMap(\.endpoints).filter { !$0.isStreamVariant }.filter { endpoint in
                if ([endpoint.origin] + endpoint.parts).contains(where: places.stand) { return true }
                var isDegraded = false
                endpoint.forEachDeclared { isDegraded = isDegraded || reaching.contains($0) }
                return isDegraded
            }
    }

    /// The indices of the diagnostics that degrade an operation, in their order.
    func diagnostics(degrading endpoint: Endpoint) -> [Int] {
        var result: Set<Int> = []
        for range in [endpoint.origin] + endpoint.parts { result.formUnion(places.indices(in: range)) }
        var pending: [TypeID] = []
        endpoint.forEachDeclared { pending.append($0) }
        var visited: Set<TypeID> = []
        while let id = pending.popLast() {
            guard reaching.contains(id), visited.insert(id).inserted else { continue }
            for range in api[id].places { result.formUnion(places.indices(in: range)) }
            api[id].shape.forEachDeclared { pending.append($0) }
        }
        return result.sorted()
    }

    /// From the degraded types back to all that mention them, so that large descriptions are walked only once.
    private static func typesThatReachDegradations(_ api: API, _ places: DegradationPlaces) -> Set<TypeID> {
        var mentioning: [TypeID: [TypeID]] = [:]
        for declaration in api.types {
            declaration.shape.forEachDeclared { mentioning[$0, default: []].append(declaration.id) }
        }
        var pending = api.types.filter { $0.places.contains(where: places.stand) }.map(\.id)
        var result: Set<TypeID> = []
        while let id = pending.popLast() {
            guard result.insert(id).inserted else { continue }
            pending += mentioning[id] ?? []
        }
        return result
    }
}

extension TypeDeclaration {
    /// All places that say what the type is.
    fileprivate var places: [SourceRange] { (origin.map { [$0] } ?? []) + parts }
}

/// The locations of the degradations among some diagnostics.
struct DegradationPlaces: Sendable {
    private struct Place {
        let start: UInt32
        let end: UInt32
        let index: Int
    }

    /// By file, in the order of their starts.
    private var byFile: [SourceFileID: [Place]] = [:]

    /// - Parameter insertions: A degradation within an overlay's value is within what that was inserted into, too.
    init(_ diagnostics: [Diagnostic], insertions: [OverlayInsertion] = []) {
        let hosts = Dictionary(grouping: insertions, by: \.value.file)
        for (index, diagnostic) in diagnostics.enumerated() where diagnostic.code.isDegradation {
            guard case .range(let range) = diagnostic.location else { continue }
            for range in [range] + Self.hosts(of: range, hosts) {
                let place = Place(start: range.lowerBound, end: range.upperBound, index: index)
                byFile[range.file, default: []].append(place)
            }
        }
        for file in byFile.keys { byFile[file]?.sort { ($0.start, $0.index) < ($1.start, $1.index) } }
    }

    /// What a place was inserted into, and what that was inserted into.
    private static func hosts(
        of range: SourceRange, _ insertions: [SourceFileID: [OverlayInsertion]]
    ) -> [SourceRange] {
        var hosts: [SourceRange] = []
        var inner = range
        while let outer = insertions[inner.file]?.first(where: { $0.value.contains(inner) })?.host,
            !hosts.contains(outer), outer != range
        {
            hosts.append(outer)
            inner = outer
        }
        return hosts
    }

    var isEmpty: Bool { byFile.isEmpty }

    /// Whether any of them is within a range.
    func stand(in range: SourceRange) -> Bool {
        places(in: range).contains { $0.end <= range.upperBound }
    }

    /// The diagnostics within a range, by their index.
    func indices(in range: SourceRange) -> [Int] {
        places(in: range).filter { $0.end <= range.upperBound }.map(\.index)
    }

    /// The diagnostics that start within a range.
    private func places(in range: SourceRange) -> ArraySlice<Place> {
        guard let places = byFile[range.file] else { return [] }
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].start < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return places[low...].prefix { $0.start < range.upperBound }
    }
}

extension SourceRange {
    fileprivate func contains(_ other: SourceRange) -> Bool {
        file == other.file && lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
