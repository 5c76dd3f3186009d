/// A file to write, by its name within the output folder.
package struct GeneratedFile: Sendable, Equatable {
    package let name: String
    package let bytes: [UInt8]
}
