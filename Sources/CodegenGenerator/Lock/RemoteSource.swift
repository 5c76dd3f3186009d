package import CodegenDiagnostics
package import CodegenOpenAPIDocument

/// Where a description's file comes from.
package struct RemoteSource: Sendable {
    package var address: DocumentLocation
    /// Where the configuration says so.
    package var range: SourceRange?
    /// Sent to the address's own origin alone.
    package var headers: [Header] = []
    /// Whether `http` is asked on other machines, too.
    package var allowsHTTP = false

    package init(address: DocumentLocation, range: SourceRange? = nil) {
        self.address = address
        self.range = range
    }

    /// A header whose value the configuration doesn't hold.
    package struct Header: Sendable {
        package let name: String
        /// The name of the environment variable that has the value.
        package let variable: String
        /// In front of the variable's value: `Bearer `.
        package let prefix: String
        package let range: SourceRange?

        package init(name: String, variable: String, prefix: String = "", range: SourceRange? = nil) {
            self.name = name
            self.variable = variable
            self.prefix = prefix
            self.range = range
        }
    }
}
