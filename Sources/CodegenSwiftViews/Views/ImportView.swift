/// An import line.
package struct ImportView: View {
    package let module: String

    package static let fields: [ViewField<Self>] = [.text("module") { $0.module }]
}
