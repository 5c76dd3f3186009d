extension OpenAPI {
    /// The versions of the specification that can be read.
    public enum Version: Sendable, Equatable {
        case v3_0
        case v3_1
    }
}
