/// Why a parameter of a request, or a header of a response, can't be read. Names it, never its value.
public struct ParameterError: Error, Sendable, Hashable {
    /// The parameter's or header's name; of a form, the property's.
    public let name: String

    /// What is wrong with it, to be read behind the name: `is missing`.
    public let reason: String

    public init(_ name: String, reason: String) {
        self.name = name
        self.reason = reason
    }
}

extension ParameterError: CustomStringConvertible {
    public var description: String { "'\(name)' \(reason)" }
}
