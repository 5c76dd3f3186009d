/// Goes from page to page, with a bounded number of them asked for ahead.
struct LoadedPages<Call: PaginatedEndpoint> {
    typealias Loading = Task<PageLoader<Call>.Answer?, any Error>

    private let loader: PageLoader<Call>
    private let prefetched: Int
    /// What is asked for when nothing is under way.
    private var request: PageLoader<Call>.Request?
    /// Pages that are being asked for, each behind the one before it.
    private var underway: [Loading] = []
    private let tasks = OwnedTasks()

    init(loader: PageLoader<Call>, first: Call, prefetched: Int) {
        self.loader = loader
        self.prefetched = Swift.max(0, prefetched)
        request = PageLoader<Call>.Request(call: first)
    }

    /// The next page, nil at the end and behind an error.
    mutating func next() async throws -> LoadedPage<Call>? {
        if prefetched == 0 {
            guard let current = request else { return nil }
            request = nil
            let answer = try await loader.load(current)
            request = answer.next
            return answer.page
        }
        if let first = request {
            request = nil
            start { first }
        }
        guard !underway.isEmpty else { return nil }
        let current = underway.removeFirst()
        var last = current
        while underway.count < prefetched {
            if let newest = underway.last { last = newest }
            start { [last] in try await last.value?.next }
        }
        do {
            let answer = try await withTaskCancellationHandler {
                try await current.value
            } onCancel: { [tasks] in
                tasks.cancel()
            }
            if let answer { return answer.page }
        } catch {
            end()
            throw error
        }
        end()
        return nil
    }

    private mutating func end() {
        tasks.cancel()
        underway = []
    }

    private mutating func start(_ request: @escaping @Sendable () async throws -> PageLoader<Call>.Request?) {
        let task = Loading { [loader] in
            guard let request = try await request() else { return nil }
            return try await loader.load(request)
        }
        tasks.add { task.cancel() }
        underway.append(task)
    }
}

/// Tasks that end with whoever started them.
private final class OwnedTasks: Sendable {
    private let cancellations = Locked<[@Sendable () -> Void]>([])

    func add(_ cancel: @escaping @Sendable () -> Void) {
        cancellations.withLock { $0.append(cancel) }
    }

    func cancel() {
        let all = cancellations.withLock { all in
            defer { all = [] }
            return all
        }
        for cancel in all { cancel() }
    }

    deinit { cancel() }
}
