import Foundation

/// Reads the parts of a body as they arrive: small ones into memory, others into temporary files. A large file that comes after all other
/// parts is handed over while it arrives.
struct MultipartCollector {
    let mostParts: Int
    /// How many bytes of one part are kept in memory.
    let partMemory: Int
    /// The folder of temporary files.
    let directory: URL

    /// How many bytes of all parts together are kept in memory: 4 MiB.
    private static let memory = 4 << 20

    /// Throws `MultipartFault`, `BodyError`, or why a file can't be written.
    ///
    /// - Parameter known: The parts that the form asks for, where those that are there are all; is asked once for each large part.
    func collect(
        _ body: IncomingBody, boundary: String, known: ([ReceivedPart]) -> KnownParts? = { _ in nil }
    ) async throws -> [ReceivedPart] {
        var parser = try MultipartParser(boundary: boundary)
        var collection = Collection(
            mostParts: mostParts, partMemory: partMemory, memory: Self.memory, directory: directory)
        do {
            var pieces = body.makeAsyncIterator()
            while let piece = try await pieces.next() {
                try parser.push(piece) { (event) throws(MultipartFault) in collection.take(event) }
                if let failure = collection.failure { throw failure }
                guard let header = collection.takeLargeHeader() else { continue }
                // The decoder only asks for its name and headers.
                let unread = ReceivedPart(header: header, content: .memory(Data()))
                guard let known = known(collection.parts + [unread]) else { continue }
                let file = ArrivingFile(
                    first: try collection.takeContent(), parser: parser, rest: pieces, known: known,
                    mostParts: mostParts - collection.parts.count)
                return collection.parts + [ReceivedPart(header: header, content: .arriving(file))]
            }
            try parser.finish()
        } catch {
            collection.discard()
            throw error
        }
        return collection.parts
    }

    private struct Collection {
        let mostParts: Int
        let partMemory: Int
        /// How many more bytes may be kept in memory.
        var memory: Int
        var parts: [ReceivedPart] = []
        /// Why no more is taken.
        var failure: (any Error)?
        private var header: PartHeader?
        private var isAskedFor = false
        private let directory: URL
        private var writer: PartWriter

        init(mostParts: Int, partMemory: Int, memory: Int, directory: URL) {
            self.directory = directory
            writer = PartWriter(directory: directory)
            self.mostParts = mostParts
            self.partMemory = partMemory
            self.memory = memory
        }

        mutating func take(_ event: MultipartParser.Event) {
            guard failure == nil else { return }
            do {
                switch event {
                case .begin(let header):
                    guard parts.count < mostParts else {
                        throw MultipartFault(reason: "has more than \(mostParts) parts", part: header.name)
                    }
                    self.header = header
                case .content(let bytes):
                    try writer.append(bytes, memoryLimit: min(partMemory, memory))
                case .end:
                    memory -= writer.bytesInMemory
                    if let header { parts.append(ReceivedPart(header: header, content: try writer.finish())) }
                    header = nil
                    isAskedFor = false
                    writer = PartWriter(directory: directory)
                }
            } catch {
                failure = error
            }
        }

        /// The header of the part that is arriving, once it is too large for memory; then no more.
        mutating func takeLargeHeader() -> PartHeader? {
            guard let header, writer.isInFile, !isAskedFor else { return nil }
            isAskedFor = true
            return header
        }

        /// What has arrived of the part.
        mutating func takeContent() throws -> Data {
            let content = try writer.finish()
            switch content {
            case .memory(let data): return data
            case .file(let file): return try Data(contentsOf: file.url)
            case .arriving: return Data()
            }
        }

        mutating func discard() {
            writer.discard()
        }
    }
}
