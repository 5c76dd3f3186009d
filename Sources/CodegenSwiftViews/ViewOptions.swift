package import CodegenAPIModel
package import CodegenDiagnostics

/// Options that affect the Swift.
package struct ViewOptions: Sendable {
    /// The API's name: the client is called after it.
    package var name: String
    package var access: Access
    /// The beginning of the names of all types, so that several APIs live in one module; empty for none.
    package var namespace = ""
    /// Properties of models are `let`.
    package var isImmutable = false
    /// Each group of operations has a protocol that fakes conform to.
    package var hasProtocols = false
    /// Each group of operations has a protocol that services implement.
    package var hasServer = false
    /// The modules that the Swift is divided into, by their names; empty for a single module.
    package var modules: [ModulePart: String] = [:]
    /// Words that are written in one case, beside the usual ones.
    package var acronyms: Set<String>
    /// Names by the place of what they name.
    package var names: [SourceRange: GivenName]
    /// Patterns that rename what they match.
    package var patterns: [NamePattern] = []
    /// Names of an earlier run.
    package var pins: NamePins
    /// Protocols that types conform to beside their own.
    package var conformances: [TypeID: [Conformance]] = [:]
    /// The source named in the header of generated files.
    package var source: String

    package init(
        name: String,
        access: Access = .public,
        acronyms: Set<String> = [],
        names: [SourceRange: GivenName] = [:],
        pins: NamePins = NamePins(),
        source: String = ""
    ) {
        self.name = name
        self.access = access
        self.acronyms = acronyms
        self.names = names
        self.pins = pins
        self.source = source
    }

    /// A protocol, and the module that it has to be imported from.
    package struct Conformance: Sendable, Equatable {
        package let name: String
        package let module: String?

        package init(name: String, module: String?) {
            self.name = name
            self.module = module
        }
    }

    /// What may be a module of its own; the others import the models.
    package enum ModulePart: String, Sendable, CaseIterable {
        /// Types, and endpoints, which the client sends and the service receives.
        case models
        case client, service
    }

    /// Who may use the generated declarations.
    package enum Access: String, Sendable, CaseIterable {
        case `public`, package, `internal`
    }
}
