import CodegenSwiftViews

/// Which field of which kind of view answers to a name: one look into an array.
struct FieldTable: Sendable {
    private let names: Int
    /// By the type of a view.
    private let kinds: [ObjectIdentifier: Int]
    /// A row of names for each kind of view; -1 where it has none of that name.
    private let rows: [Int16]

    /// - Parameter numbers: The names that templates ask for.
    init(_ roots: [ViewShape], numbers: [String: Int]) {
        var kinds: [ObjectIdentifier: Int] = [:]
        var rows: [Int16] = []
        var pending = roots
        while let shape = pending.popLast() {
            guard kinds[shape.type] == nil else { continue }
            kinds[shape.type] = kinds.count
            var row = [Int16](repeating: -1, count: numbers.count)
            for (index, field) in shape.fields.enumerated() {
                if let number = numbers[field.name] { row[number] = Int16(index) }
                if case .views(let inner) = field.kind { pending.append(inner()) }
            }
            rows += row
        }
        names = numbers.count
        self.kinds = kinds
        self.rows = rows
    }

    /// What kind of view it is; nil for one that no file's view leads to.
    func kind(of view: any View) -> Int? { kinds[ObjectIdentifier(type(of: view))] }

    /// The position of a field within its view.
    func field(named name: Int, of kind: Int) -> Int? {
        let field = rows[kind * names + name]
        return field < 0 ? nil : Int(field)
    }
}
