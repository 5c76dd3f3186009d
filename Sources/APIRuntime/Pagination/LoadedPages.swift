/// Goes from page to page, with a bounded number of them asked for ahead.
struct LoadedPages<Call: PaginatedEndpoint> {
    typealias Loading = Task<PageLoader<Call>.Loaded?, any Error>

    private let loader: PageLoader<Call>
    private let prefetched: Int
    /// The next request when none is under way.
    private var request: Result<PageLoader<Call>.Request, APIError<Call.Failure>>?
    /// Pages that are being requested, in order.
    private var loading: [(id: Int, task: Loading)] = []
    private var started = 0
    private let tasks = OwnedTasks()

    init(loader: PageLoader<Call>, first: Call, prefetched: Int) {
        self.loader = loader
        self.prefetched = Swift.max(0, prefetched)
        request = .success(PageLoader<Call>.Request(call: first))
    }

    /// The next page, nil at the end and after an error.
    mutating func next() async throws -> LoadedPage<Call>? {
        do {
            return try await following()
        } catch let error as APIError<Call.Failure> {
            throw loader.source.settings.reported(error)
        }
    }

    private mutating func following() async throws -> LoadedPage<Call>? {
        if prefetched > 0 { return try await nextAhead() }
        guard let current = request else { return nil }
        request = nil
        guard let answer = try await loader.load(try current.get()) else { return nil }
        request = answer.next
        return answer.page
    }

    private mutating func nextAhead() async throws -> LoadedPage<Call>? {
        if let first = request {
            request = nil
            start { try first.get() }
        }
        guard !loading.isEmpty else { return nil }
        let current = loading.removeFirst()
        defer { tasks.forget(current.id) }
        while loading.count < prefetched {
            let last = (loading.last ?? current).task
            start { try await last.value?.next?.get() }
        }
        do {
            let answer = try await withTaskCancellationHandler {
                try await current.task.value
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
        loading = []
    }

    private mutating func start(_ request: @escaping @Sendable () async throws -> PageLoader<Call>.Request?) {
        let task = Loading { [loader] in
            guard let request = try await request() else { return nil }
            return try await loader.load(request)
        }
        started += 1
        tasks.add(started) { task.cancel() }
        loading.append((started, task))
    }
}

/// Tasks that end with their owner.
private final class OwnedTasks: Sendable {
    private let cancellations = Locked<[Int: @Sendable () -> Void]>([:])

    func add(_ id: Int, _ cancel: @escaping @Sendable () -> Void) {
        cancellations.withLock { $0[id] = cancel }
    }

    /// Whose value was taken needs no cancelling, and isn't kept.
    func forget(_ id: Int) {
        cancellations.withLock { $0[id] = nil }
    }

    func cancel() {
        let all = cancellations.withLock { all in
            defer { all = [:] }
            return all
        }
        for cancel in all.values { cancel() }
    }

    deinit { cancel() }
}
