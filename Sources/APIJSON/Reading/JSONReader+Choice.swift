extension JSONReader {
    /// The choice that the text of a document's property names.
    public static func choice<Choice>(
        of property: String, among choices: [String: Choice], in document: [UInt8]
    ) throws(JSONError) -> Choice {
        let value = try read(JSONValue.self, from: document)
        guard case .object(let object) = value, case .string(let text) = object[property] else {
            throw JSONError(kind: .missing, expected: "an object with a text in '\(property)'", found: "none")
        }
        guard let choice = choices[text] else {
            let known = choices.keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
            throw JSONError(kind: .mismatch, expected: "one of \(known) in '\(property)'", found: "another text")
        }
        return choice
    }
}
