import APIRuntime
import APIServer
import CodegenDiagnostics
import CodegenGenerator
import CodegenMock
import Foundation

/// The mock of one API: its handler is replaced when a file of the description changes.
final class MockAPI: RequestHandler {
    let name: String
    let title: String
    private let read: @Sendable () -> Reading
    private let state: Locked<State>

    /// One reading of the description.
    struct Reading {
        /// Nil when the description can't be used.
        let service: MockService?
        /// `Pets 1.0.0`
        let title: String
        /// The files that were read, or looked for.
        let files: [String]
        /// The diagnostics of the description, as text.
        let report: String
    }

    private struct State {
        var service: MockService
        var files: [String]
        var stamps: [FileStamp?]
    }

    /// Nil when the description can't be used.
    init?(name: String, first: Reading, read: @escaping @Sendable () -> Reading) {
        guard let service = first.service else { return nil }
        self.name = name
        title = first.title
        self.read = read
        state = Locked(State(service: service, files: first.files, stamps: first.files.map(FileStamp.init)))
    }

    var service: MockService { state.withLock(\.service) }

    func respond(to request: ServerRequest) async -> ServerResponse { await service.respond(to: request) }

    /// Reads the description again if one of its files has changed, and returns the outcome; nil when none has.
    ///
    /// A description that can't be used leaves the last one in its place.
    func update() -> String? {
        let (files, stamps) = state.withLock { ($0.files, $0.stamps) }
        guard files.map(FileStamp.init) != stamps else { return nil }
        let reading = read()
        state.withLock { state in
            // Of a description that can't be read, the files that it was made of before may be the ones that get mended.
            state.files = reading.service == nil ? Array(Set(state.files + reading.files)).sorted() : reading.files
            state.stamps = state.files.map(FileStamp.init)
            if let service = reading.service { state.service = service }
        }
        let outcome =
            reading.service == nil
            ? "can't be used as it is now; the last one stays" : "was read again"
        return reading.report + "\(name): the description \(outcome)\n"
    }
}

/// What tells whether a file has changed; nil for one that isn't there.
private struct FileStamp: Equatable {
    let modified: Date
    let size: Int

    init?(_ path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let modified = attributes[.modificationDate] as? Date
        else { return nil }
        self.modified = modified
        size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    }
}
