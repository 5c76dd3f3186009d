/// What the configuration adds to each model.
public protocol Named {
    var name: String { get }
}

extension Named {
    public var greeting: String { "Hello \(name)" }
}
