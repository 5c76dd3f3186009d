/// A typed view model: templates look up its fields by name.
package protocol View: Sendable {
    /// The fields that templates may use; a template with an unknown name is rejected before rendering.
    static var fields: [ViewField<Self>] { get }

    /// The value of the field at a position.
    ///
    /// A requirement, so that the compiler makes one for each kind of view.
    func answer(field position: Int) -> ViewValue
}

/// The value of a field.
package enum ViewValue {
    /// Nil where there is none; a section of the text is left out then.
    case text(String?)
    case flag(Bool)
    case lines([String])
    case views([any View])
}

/// One name of a view: what kind of value it is, and how to get it.
package struct ViewField<Root: View>: Sendable {
    package let name: String
    package let kind: ViewFieldKind
    let value: @Sendable (Root) -> ViewValue

    /// A text to print, where there is one.
    static func text(_ name: String, _ get: @escaping @Sendable (Root) -> String?) -> ViewField {
        ViewField(name: name, kind: .text) { .text(get($0)) }
    }

    /// A condition.
    static func flag(_ name: String, _ get: @escaping @Sendable (Root) -> Bool) -> ViewField {
        ViewField(name: name, kind: .flag) { .flag(get($0)) }
    }

    /// Texts to repeat over; `{{.}}` is the one at hand.
    static func lines(_ name: String, _ get: @escaping @Sendable (Root) -> [String]) -> ViewField {
        ViewField(name: name, kind: .lines) { .lines(get($0)) }
    }

    /// Views to repeat over.
    static func list<Item: View>(_ name: String, _ get: @escaping @Sendable (Root) -> [Item]) -> ViewField {
        ViewField(name: name, kind: .views { Item.shape }) { .views(get($0)) }
    }

    /// A view that may be missing.
    static func view<Item: View>(_ name: String, _ get: @escaping @Sendable (Root) -> Item?) -> ViewField {
        ViewField(name: name, kind: .views { Item.shape }) { .views(get($0).map { [$0] } ?? []) }
    }
}

package enum ViewFieldKind: Sendable {
    case text, flag, lines
    /// A section that changes what names mean.
    case views(@Sendable () -> ViewShape)
}

/// The names of a view type, in the order of its fields.
package struct ViewShape: Sendable {
    private let view: any View.Type
    package let fields: [(name: String, kind: ViewFieldKind)]

    fileprivate init(_ view: any View.Type, fields: [(name: String, kind: ViewFieldKind)]) {
        self.view = view
        self.fields = fields
    }

    package var type: ObjectIdentifier { ObjectIdentifier(view) }
    package var name: String { String(describing: view) }
}

extension View {
    package static var shape: ViewShape {
        ViewShape(Self.self, fields: fields.map { ($0.name, $0.kind) })
    }

    package func answer(field position: Int) -> ViewValue { Self.fields[position].value(self) }
}
