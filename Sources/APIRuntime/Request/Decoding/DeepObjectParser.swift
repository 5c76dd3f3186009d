/// Reads style `deepObject`: `filter[a][b]=1`, with arrays as servers know them, `a[]=x`, `a[0]=x` and `a=x&a=y`.
///
/// Numbers from zero on in the brackets are an array's (as in qs); any others are names.
struct DeepObjectParser {
    /// How many brackets a name may have.
    private static let depth = 32

    private final class Node {
        var texts: [String] = []
        var names: [String] = []
        var children: [String: Node] = [:]
        var elements: [Node] = []

        /// The child of that name; a new one where there is none.
        func child(_ name: String) -> Node {
            if let child = children[name] { return child }
            let child = Node()
            names.append(name)
            children[name] = child
            return child
        }
    }

    private let decoding: PercentDecoding

    init(_ decoding: PercentDecoding) {
        self.decoding = decoding
    }

    /// The value of all pairs that are the parameter's; nil when none is.
    func parse(_ pairs: [(name: String, value: Substring)]) throws(ParameterError) -> ParameterText? {
        let root = Node()
        var isEmpty = true
        for pair in pairs {
            guard let steps = try steps(of: pair.name) else { continue }
            isEmpty = false
            var node = root
            for step in steps {
                if step.isEmpty {
                    let element = Node()
                    node.elements.append(element)
                    node = element
                } else {
                    node = node.child(step)
                }
            }
            node.texts.append(try decoding.decode(pair.value))
        }
        return isEmpty ? nil : try text(of: root)
    }

    /// The content of the brackets after the parameter's name; nil for another parameter's name.
    private func steps(of name: String) throws(ParameterError) -> [String]? {
        guard name.unicodeScalars.starts(with: decoding.name.unicodeScalars) else { return nil }
        var rest = name.unicodeScalars.dropFirst(decoding.name.unicodeScalars.count)
        var steps: [String] = []
        while let open = rest.popFirst() {
            guard open == "[", let close = rest.firstIndex(of: "]") else { return nil }
            steps.append(String(rest[..<close]))
            rest = rest[rest.index(after: close)...]
            guard steps.count <= Self.depth else { throw ParameterError(decoding.name, reason: "has too many levels") }
        }
        return steps
    }

    private func text(of node: Node) throws(ParameterError) -> ParameterText {
        let kinds = [node.texts.isEmpty, node.children.isEmpty, node.elements.isEmpty].count { !$0 }
        guard kinds == 1 else { throw ParameterError(decoding.name, reason: "is a value and an object at once") }
        if !node.texts.isEmpty {
            let texts = node.texts.map(ParameterText.primitive)
            return texts.count == 1 ? texts[0] : .array(texts)
        }
        if !node.elements.isEmpty {
            return .array(try node.elements.map { (node) throws(ParameterError) in try text(of: node) })
        }
        let indices = node.names.compactMap { name in Int(name).flatMap { String($0) == name ? $0 : nil } }.sorted()
        if indices == Array(0..<node.names.count) {
            return .array(try indices.map { (index) throws(ParameterError) in try text(of: node.child(String(index))) })
        }
        var members: [(name: String, value: ParameterText)] = []
        for name in node.names { members.append((name, try text(of: node.child(name)))) }
        return .object(members)
    }
}
