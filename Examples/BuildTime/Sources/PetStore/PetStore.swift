import APIRuntime

extension Pet {
    /// Generated types are extended as if they had been written by hand.
    public var label: String { "\(name) the \(kind.rawValue)" }
}
