/// A file to write, by its name within the output folder.
public struct GeneratedFile: Sendable, Equatable {
    public let name: String
    public let bytes: [UInt8]
}
