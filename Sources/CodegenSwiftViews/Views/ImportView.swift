/// An import line.
public struct ImportView: View {
    public let module: String

    public static let fields: [ViewField<Self>] = [.text("module") { $0.module }]
}
