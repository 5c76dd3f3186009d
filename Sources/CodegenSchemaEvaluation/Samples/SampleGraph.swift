import CodegenDiagnostics

extension SchemaGraph {
    /// Whether nothing but null fits.
    func isNull(_ index: Int) -> Bool {
        schemas[target(of: index)].checks.contains { if case .types(.null) = $0.rule { true } else { false } }
    }

    /// The end of a chain of references.
    func target(of index: Int) -> Int {
        var index = index
        for _ in 0..<64 {
            guard schemas[index].checks.count == 1, case .reference(let next) = schemas[index].checks[0].rule else {
                break
            }
            index = next
        }
        return index
    }

    /// The properties that a schema requires, if it asks for nothing else but what they look like.
    func onlyRequired(_ index: Int, depth: Int) -> [String] {
        var names: [String] = []
        for check in schemas[target(of: index)].checks {
            switch check.rule {
            case .required(let list): names += list
            case .types(.object), .properties: break
            default: return []
            }
        }
        return names
    }
}

extension CompiledSchema {
    /// The name of a schema that has one in its description.
    var componentName: String? {
        guard let hash = location.unicodeScalars.firstIndex(of: "#") else { return nil }
        let tokens = JSONPointerText.tokens(String(location[location.index(after: hash)...]))
        if tokens.count == 3, tokens[0] == "components", tokens[1] == "schemas" { return tokens[2] }
        return tokens.count == 2 && ["definitions", "$defs"].contains(tokens[0]) ? tokens[1] : nil
    }
}
