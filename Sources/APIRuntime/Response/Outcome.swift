/// What an answer means, by the description.
public enum Outcome<Output: Sendable, Failure: Sendable>: Sendable {
    /// A documented success.
    case success(Output)

    /// A documented error status.
    case failure(Failure)

    /// A status that the description doesn't list.
    case undocumented
}
