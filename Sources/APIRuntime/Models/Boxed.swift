/// Holds an optional value elsewhere, so that a value can contain others of its own type.
///
/// The wrapper has no setter, because the compiler rejects wrapped properties with one in `nonisolated` types; a model
/// stores the box itself:
///
///     private var _parent: Boxed<Node>
///     public var parent: Node? { get { _parent.value } set { _parent.value = newValue } }
@propertyWrapper
public struct Boxed<Value: Sendable>: Sendable {
    private var box: Box?

    private final class Box: Sendable {
        let value: Value

        init(_ value: Value) {
            self.value = value
        }
    }

    public init(wrappedValue: Value?) {
        box = wrappedValue.map(Box.init)
    }

    public var wrappedValue: Value? { value }

    /// The value; nil takes no memory of its own.
    public var value: Value? {
        get { box?.value }
        set { box = newValue.map(Box.init) }
    }
}

extension Boxed: Equatable where Value: Equatable {
    public static func == (left: Self, right: Self) -> Bool {
        left.box === right.box || left.value == right.value
    }
}

extension Boxed: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) {
        hasher.combine(value)
    }
}

/// Printing or dumping a model shows the boxed value.
extension Boxed: CustomDebugStringConvertible, CustomReflectable {
    public var debugDescription: String { String(reflecting: value) }

    public var customMirror: Mirror { Mirror(reflecting: value as Any) }
}

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

/// Printing or dumping a model shows the boxed value.
extension Indirect: CustomDebugStringConvertible, CustomReflectable {
    public var debugDescription: String { String(reflecting: value) }

    public var customMirror: Mirror { Mirror(reflecting: value) }
}
