import Foundation

/// What a program saw, compared with what it should have seen.
public struct Checks: Sendable {
    private var failures = 0

    public init() {}

    /// Prints what was seen, and what was expected where that differs.
    public mutating func expect<Value: Equatable>(_ what: String, _ seen: Value, _ expected: Value) {
        if seen == expected {
            print("ok    \(what): \(seen)")
        } else {
            print("wrong \(what): \(seen), expected: \(expected)")
            failures += 1
        }
    }

    /// Ends the program: with an error if something was wrong.
    public func finish() -> Never {
        exit(failures == 0 ? 0 : 1)
    }
}
