/// A constraint, as a call in a table: `.property("name", .minLength(1))`.
package struct RuleView: View {
    package let name: String
    package let arguments: [String]

    /// The call by itself.
    var text: String { "." + name + (arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))") }

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .lines("arguments") { $0.arguments },
    ]
}
