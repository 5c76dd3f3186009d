/// The schemes that have to be satisfied together; none where no credentials are needed.
package struct SecurityRequirement: Sendable, Equatable {
    package var schemes: [Scheme]

    package init(schemes: [Scheme]) { self.schemes = schemes }

    package struct Scheme: Sendable, Equatable {
        package var wireName: String
        package var scopes: [String]

        package init(wireName: String, scopes: [String]) {
            self.wireName = wireName
            self.scopes = scopes
        }
    }
}
