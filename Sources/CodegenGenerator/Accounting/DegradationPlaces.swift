import CodegenDiagnostics

/// The locations of the degradations among some diagnostics.
struct DegradationPlaces: Sendable {
    private struct Place {
        let start: UInt32
        let end: UInt32
        let index: Int
    }

    /// By file, in the order of their starts.
    private var byFile: [SourceFileID: [Place]] = [:]

    init(_ diagnostics: [Diagnostic]) {
        for (index, diagnostic) in diagnostics.enumerated() where diagnostic.code.isDegradation {
            guard case .range(let range) = diagnostic.location else { continue }
            let place = Place(start: range.lowerBound, end: range.upperBound, index: index)
            byFile[range.file, default: []].append(place)
        }
        for file in byFile.keys { byFile[file]?.sort { ($0.start, $0.index) < ($1.start, $1.index) } }
    }

    var isEmpty: Bool { byFile.isEmpty }

    /// Whether any of them is within a range.
    func stand(in range: SourceRange) -> Bool {
        places(in: range).contains { $0.end <= range.upperBound }
    }

    /// Those within a range, by their index among the diagnostics.
    func indices(in range: SourceRange) -> [Int] {
        places(in: range).filter { $0.end <= range.upperBound }.map(\.index)
    }

    /// Those that start within a range.
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
