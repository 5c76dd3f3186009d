package import CodegenAPIModel
package import CodegenDocumentTree

/// A request of one operation, before it is written as anything.
package struct CallSample {
    package let endpoint: Endpoint
    /// Values by the position of their parameter.
    package let parameters: [Int: Node]
    /// Nil where the operation has no body, or the sample leaves it out.
    package let body: Node?
    /// The parts of an object that is sent as a multipart body or form, by name.
    package var members: [(name: String, value: Node)] {
        body?.object?.entries.map { ($0.key, $0.value) } ?? []
    }
}
