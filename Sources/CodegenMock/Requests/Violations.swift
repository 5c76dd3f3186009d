import APIJSON
import APIServer
import CodegenDocumentTree
import CodegenSchemaEvaluation

extension CompiledSchemas {
    /// Whether a value fits; true without a schema.
    func admits(_ value: JSONValue, by schema: SchemaID?) -> Bool {
        schema.map { admits(Node(value), by: $0) } ?? true
    }

    /// The violations of a value.
    ///
    /// - Parameter prefix: The JSON pointer of the value within the body or parameter.
    func violations(
        of value: JSONValue, by schema: SchemaID?, _ location: Problem.Violation.Location, name: String? = nil,
        prefix: String = ""
    ) -> [Problem.Violation] {
        guard let schema else { return [] }
        // Where a limit was reached nothing is known; what fits may not be refused.
        return evaluate(Node(value), by: schema).violations.map { violation in
            let causes = violation.causes.prefix(3).map(\.message)
            return Problem.Violation(
                location, name: name, pointer: prefix + violation.instancePointer,
                message: violation.message + (causes.isEmpty ? "" : ": " + causes.joined(separator: "; ")))
        }
    }
}
