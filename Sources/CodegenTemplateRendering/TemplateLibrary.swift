package import CodegenDiagnostics
package import CodegenSwiftViews
import CodegenTemplates

/// The templates of a run: the built-in ones, single ones replaced by the user's.
package struct TemplateLibrary: Sendable {
    private let templates: [String: Template]
    private let programs: Programs

    /// Nil when a template can't be used; then errors have been reported.
    ///
    /// - Parameter replacements: The user's templates by name, without the extension.
    package init?(
        replacements: [(name: String, file: SourceFile)] = [],
        files: SourceFiles,
        diagnostics: DiagnosticCollector
    ) {
        let before = diagnostics.hasErrors
        var templates: [String: Template] = [:]
        for (name, bytes) in builtInTemplates {
            let file = files.add(path: "Templates/\(name).mustache", bytes: bytes)
            templates[name] = TemplateParser.parse(file, name: name, diagnostics: diagnostics)
        }
        for (name, file) in replacements {
            guard builtInTemplates[name] != nil else {
                let names = builtInTemplates.keys.sorted().joined(separator: ", ")
                diagnostics.report(
                    Diagnostic(
                        .error,
                        .unknownTemplateFile,
                        "no template `\(name)` to replace",
                        at: .file(path: file.path),
                        notes: [Diagnostic.Note("the templates are \(names)")]
                    )
                )
                continue
            }
            templates[name] = TemplateParser.parse(file, name: name, diagnostics: diagnostics)
        }
        self.templates = templates
        programs = Programs(templates, roots: PartTemplate.allCases.map(\.root))
        lint(diagnostics)
        if diagnostics.hasErrors, !before { return nil }
    }

    /// Renders a part of a file: the template for its view.
    package func render<Root: View>(_ view: Root, with name: PartTemplate) throws(EndlessTemplate) -> [UInt8] {
        guard let steps = programs.steps(of: name.rawValue) else { return [] }
        var renderer = TemplateRenderer(programs: programs)
        return try renderer.render(steps, view)
    }

    private func lint(_ diagnostics: DiagnosticCollector) {
        for part in PartTemplate.allCases {
            guard let template = templates[part.rawValue] else { continue }
            var lint = TemplateLint(templates: templates, diagnostics: diagnostics)
            lint.check(template, root: part.root)
        }
    }
}

/// The templates that make the parts of files, and the view that each is given.
package enum PartTemplate: String, CaseIterable, Sendable {
    case head, client, group, endpoint, type, `extension`, webhooks, service
    case servedGroup = "served-group"
    case servedEndpoint = "served-endpoint"

    var root: ViewShape {
        switch self {
        case .head: HeadView.shape
        case .client: ClientView.shape
        case .group: GroupView.shape
        case .endpoint: EndpointView.shape
        case .type: TypeView.shape
        case .extension: ExtensionView.shape
        case .webhooks: WebhooksView.shape
        case .service: ServiceView.shape
        case .servedGroup: ServedGroupView.shape
        case .servedEndpoint: ServedEndpointView.shape
        }
    }
}
