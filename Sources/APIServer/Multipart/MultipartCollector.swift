import Foundation

/// Reads the parts of a body as they arrive: small ones into memory, others into temporary files.
struct MultipartCollector {
    let mostParts: Int
    /// How many bytes of one part are kept in memory.
    let partMemory: Int
    /// The folder of temporary files.
    let directory: URL

    /// How many bytes of all parts together are kept in memory: 4 MiB.
    private static let memory = 4 << 20

    /// Throws `MultipartFault`, `BodyError`, or why a file can't be written.
    func collect(_ body: IncomingBody, boundary: String) async throws -> [ReceivedPart] {
        var parser = try MultipartParser(boundary: boundary)
        var collection = Collection(
            mostParts: mostParts, partMemory: partMemory, memory: Self.memory, directory: directory)
        do {
            for try await piece in body {
                try parser.push(piece) { (event) throws(MultipartFault) in collection.take(event) }
                if let failure = collection.failure { throw failure }
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
                    writer = PartWriter(directory: directory)
                }
            } catch {
                failure = error
            }
        }

        mutating func discard() {
            writer.discard()
        }
    }
}
