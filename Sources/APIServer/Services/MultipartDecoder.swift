import APIJSON
public import APIRuntime
import Foundation
import HTTPTypes

/// The body of a multipart operation that a service reads: generated, as an extension of the type that clients send.
public protocol ServedMultipartBody: MultipartBody {
    /// Reads the parts. Nil where something is missing or can't be read: the decoder has recorded it.
    init?(from form: inout MultipartDecoder)
}

/// Reads the parts of a multipart body: the other direction of `MultipartEncoder`.
public struct MultipartDecoder {
    var violations: [Problem.Violation] = []
    private let parts: [ReceivedPart]

    init(_ parts: [ReceivedPart]) {
        self.parts = parts
    }

    /// The part of a file.
    public mutating func file(_ name: String, isRequired: Bool = false) -> FilePart? {
        files(name, isRequired: isRequired)?.first
    }

    /// All parts of a name; nil without any.
    public mutating func files(_ name: String, isRequired: Bool = false) -> [FilePart]? {
        let own = parts.filter { $0.name == name }.map(\.file)
        if own.isEmpty, isRequired { missing(name) }
        return own.isEmpty ? nil : own
    }

    /// The value of a part: a text, or JSON where it is an object or the part says that it is JSON. An array is made of all parts of the
    /// name.
    ///
    /// - Parameter value: The value of a part that isn't there.
    public mutating func field<T: JSONReadable>(
        _ name: String, isRequired: Bool = false, default value: T? = nil, shape: ParameterShape = .primitive
    ) -> T? {
        if isRequired { missing(name) }
        return value
    }

    /// A header of a part; of several parts of the name, the first one's.
    public mutating func header<T: JSONReadable>(
        _ name: String, of part: String, isRequired: Bool = false, shape: ParameterShape = .primitive,
        style: HeaderStyle = .simple, explode: Bool = false
    ) -> T? {
        nil
    }

    private mutating func missing(_ name: String) {
        violations.append(.init(.body, pointer: "/" + name, message: "`\(name)` is missing"))
    }
}

/// A part as it arrived.
struct ReceivedPart: Sendable {
    let name: String?
    let file: FilePart
}
