package import CodegenAPIModel
package import CodegenOpenAPIDocument

/// Reads values as literals of the types of a model, for samples of calls.
package struct SampleLiterals {
    private let reader: DefaultReader

    package init(of api: API) {
        reader = DefaultReader(openEnumerations: [], shape: { api[$0].shape }, leavesOut: true)
    }

    /// Nil for a value that no Swift is written for. Optional properties of which there is none are left out.
    package func literal(_ value: OpenAPI.Value, of type: TypeReference) -> Literal? {
        reader.constant(value, type)
    }
}
