import CodegenAPIModel
import CodegenOpenAPIDocument

/// How operations are grouped.
package enum OperationGrouping: String, Sendable, CaseIterable {
    /// By their first tag; by path where no operation has a tag.
    case automatic
    /// By their first tag. Operations without one are the client's.
    case tags
    /// By the first distinguishing segment of the path.
    case paths
    /// All operations are the client's.
    case none
}

/// The names of the groups of operations.
struct GroupNaming {
    private let grouping: OperationGrouping
    /// The distinguishing segments of each path.
    private var segments: [String: [String]] = [:]
    /// The number of operations that each segment would group.
    private var counts: [String: Int] = [:]

    init(_ paths: [OpenAPI.Named<OpenAPI.PathItem>], _ grouping: OperationGrouping) {
        let hasTags = paths.contains { $0.value.operations.contains { !$0.value.tags.isEmpty } }
        self.grouping = grouping == .automatic ? hasTags ? .tags : .paths : grouping
        guard self.grouping == .paths else { return }
        var telling = paths.map { Self.telling($0.name) }
        // A segment that all paths begin with doesn't distinguish groups.
        while let first = telling.first?.first, telling.allSatisfy({ $0.count > 1 && $0[0] == first }) {
            telling = telling.map { Array($0.dropFirst()) }
        }
        for (path, own) in zip(paths, telling) {
            segments[path.name] = own
            if let first = own.first { counts[first, default: 0] += path.value.operations.count }
        }
    }

    /// Nil for operations of the client itself; a segment of one operation alone makes no group.
    func group(of operation: OpenAPI.Operation, at path: String) -> String? {
        switch grouping {
        case .automatic, .tags: return operation.tags.first
        case .paths:
            guard let segment = segments[path]?.first, counts[segment, default: 0] > 1 else { return nil }
            return segment
        case .none: return nil
        }
    }

    /// The literal segments without versions and words that any API has.
    private static func telling(_ path: String) -> [String] {
        PathSegment.segments(of: path).filter { !$0.isVersion }.compactMap(\.literal).map { segment in
            String(segment.prefix { $0 != "." && $0 != ":" })
        }.filter { !$0.isEmpty && !["api", "rest"].contains($0.lowercased()) && !$0.contains("{") }
    }
}
