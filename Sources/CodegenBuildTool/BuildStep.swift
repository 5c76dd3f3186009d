import CodegenGenerator

/// The plugin's arguments: pairs of a name and a value, as for `codegen generate`.
struct BuildStep {
    let input: String
    let output: String
    let name: String
    let shards: Int
    let options: String?
    let inputs: PlannedInputs

    static let usage = """
        CodegenBuildTool is run by CodegenBuildPlugin, with --input, --output, --name, --shards, --inputs, --changes, \
        and perhaps --options, each followed by its value; people run `codegen`.
        """

    /// Nil when something is missing, or is none of the plugin's words.
    init?(_ arguments: [String]) {
        var values: [String: String] = [:]
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst(), values.updateValue(value, forKey: name) == nil else { return nil }
        }
        guard let input = values.removeValue(forKey: "--input"), let output = values.removeValue(forKey: "--output"),
            let name = values.removeValue(forKey: "--name"),
            let inputs = values.removeValue(forKey: "--inputs"), let changes = values.removeValue(forKey: "--changes"),
            let shards = values.removeValue(forKey: "--shards").flatMap({ Int($0) }), (1...64).contains(shards)
        else { return nil }
        options = values.removeValue(forKey: "--options")
        guard values.isEmpty else { return nil }
        self.input = input
        self.output = output
        self.name = name
        self.shards = shards
        self.inputs = PlannedInputs(list: inputs, changes: changes)
    }
}
