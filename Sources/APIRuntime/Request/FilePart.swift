public import Foundation
public import HTTPTypes

/// A file in a multipart body; where the description names no parts, any part.
public struct FilePart: Sendable {
    /// Its bytes.
    public let content: RequestBody

    /// The name that the server sees; nil sends none.
    public let filename: String?

    /// Its media type; nil leaves it to the description, and then to the name's extension.
    public let contentType: String?

    /// The part's name, where the body is a list of parts; else the description's name holds.
    public var name: String?

    /// Headers of the part beside its content type and disposition.
    public var headerFields = HTTPFields()

    /// Bytes in memory.
    public static func data(_ data: Data, filename: String? = "file", contentType: String? = nil) -> FilePart {
        FilePart(content: .data(data), filename: filename, contentType: contentType)
    }

    /// A file on disk, read while it is sent. Its own name is sent unless another is given.
    public static func file(_ url: URL, filename: String? = nil, contentType: String? = nil) -> FilePart {
        FilePart(content: .file(url), filename: filename ?? url.lastPathComponent, contentType: contentType)
    }

    /// Bytes that are made while they are sent.
    public static func stream(_ stream: BodyStream, filename: String? = "file", contentType: String? = nil) -> FilePart
    {
        FilePart(content: .stream(stream), filename: filename, contentType: contentType)
    }
}
