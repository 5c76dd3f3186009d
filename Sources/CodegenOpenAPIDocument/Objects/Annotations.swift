import CodegenDocumentTree

extension OpenAPI {
    /// External Documentation Object: a page about the thing that has it.
    package struct ExternalDocumentation: Sendable {
        package let url: String
        package let description: String?

        /// Nil without an address: then it says nothing.
        init?(_ node: Node?) {
            guard let url = node?.object?["url"]?.string, !url.isEmpty else { return nil }
            self.url = url
            description = node?.object?["description"]?.string
        }
    }

    /// What to use instead of something deprecated.
    enum Deprecation {
        /// `x-deprecated-message`, `x-deprecatedMessage`, `x-stainless-deprecation-message`, `x-deprecated-reason` and the like.
        static func isMessage(_ name: String) -> Bool {
            guard name.hasPrefix("x-") else { return false }
            let word = name.lowercased()
            return word.contains("deprecat")
                && ["message", "reason", "description"].contains { word.hasSuffix($0) }
        }

        /// The text that some write in the place of `deprecated: true`.
        static func message(_ node: Node?) -> String? {
            guard let text = node?.string, !text.isEmpty, !["true", "false"].contains(text) else { return nil }
            return text
        }
    }
}

extension ObjectDecoder {
    /// The object's page.
    mutating func externalDocs() -> OpenAPI.ExternalDocumentation? {
        OpenAPI.ExternalDocumentation(field("externalDocs")?.node)
    }

    /// What to use instead, where the object is deprecated and says so.
    var deprecationMessage: String? {
        if let text = OpenAPI.Deprecation.message(place.node.object?["deprecated"]) { return text }
        return place.node.object?.entries.lazy
            .filter { OpenAPI.Deprecation.isMessage($0.key) }.compactMap(\.value.string).first
    }
}
