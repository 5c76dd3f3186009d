import APIRuntime
import Foundation

/// Documents of one kind, and the four things that are measured with them.
public struct Payload: Sendable {
    /// Does it once with all documents.
    public typealias Work = @Sendable () throws -> Void

    /// What kind it is: a row of the tables.
    public let name: String
    /// The size of all documents.
    public let bytes: Int
    /// Generated models read the documents.
    public let readModels: Work
    /// `JSONDecoder` reads them into the same types, written by hand.
    public let readCodable: Work
    /// Generated models write themselves; nil where that gives other documents than were read.
    public let writeModels: Work?
    /// `JSONEncoder` writes the same values.
    public let writeCodable: Work?

    /// Makes a payload of documents that both sides have to understand alike: throws when what they write differs.
    ///
    /// - Parameter isReadOnly: Whether reading alone is measured, because models write other documents than these.
    init<Model: APIValue, Plain: Codable & Sendable>(
        _ name: String, _ documents: [Data], as model: Model.Type, and plain: Plain.Type, isReadOnly: Bool = false
    ) throws {
        self.name = name
        bytes = documents.reduce(0) { $0 + $1.count }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = .withoutEscapingSlashes

        let models = try documents.map { try Self.read(Model.self, $0) }
        let plains = try documents.map { try decoder.decode(Plain.self, from: $0) }
        for (model, plain) in zip(models, plains) {
            guard try Self.read(Model.self, encoder.encode(plain)) == model else { throw Difference(payload: name) }
        }
        readModels = { for document in documents { _ = try Self.read(Model.self, document) } }
        readCodable = { for document in documents { _ = try decoder.decode(Plain.self, from: document) } }
        let writeModels: Work = { for model in models { _ = try JSONWriter.bytes(of: model) } }
        let writeCodable: Work = { for plain in plains { _ = try encoder.encode(plain) } }
        self.writeModels = isReadOnly ? nil : writeModels
        self.writeCodable = isReadOnly ? nil : writeCodable
    }

    private static func read<T: JSONReadable>(_ type: T.Type, _ document: Data) throws -> T {
        try document.withUnsafeBytes { try JSONReader.read(T.self, from: $0) }
    }

    /// The two sides don't stand for the same values.
    struct Difference: Error {
        let payload: String
    }
}
