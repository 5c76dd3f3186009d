/// Holds a value elsewhere: for required values that contain others of their own type in turn, and for very large ones.
///
/// As with `Boxed`, the wrapper has no setter; a model that is changed stores the box itself and uses `value`.
@propertyWrapper
public struct Indirect<Value: Sendable>: Sendable {
    private var box: Box

    private final class Box: Sendable {
        let value: Value

        init(_ value: Value) {
            self.value = value
        }
    }

    public init(wrappedValue: Value) {
        box = Box(wrappedValue)
    }

    public var wrappedValue: Value { value }

    /// The value.
    public var value: Value {
        get { box.value }
        set { box = Box(newValue) }
    }
}

extension Indirect: Equatable where Value: Equatable {
    public static func == (left: Self, right: Self) -> Bool {
        left.box === right.box || left.value == right.value
    }
}

extension Indirect: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) {
        hasher.combine(value)
    }
}

/// A model prints and dumps what is in the box.
extension Indirect: CustomDebugStringConvertible, CustomReflectable {
    public var debugDescription: String { String(reflecting: value) }

    public var customMirror: Mirror { Mirror(reflecting: value) }
}
