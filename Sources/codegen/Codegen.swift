import ArgumentParser

/// The command line: arguments in, exit codes and text out.
@main
struct Codegen: ParsableCommand {
    /// The version of the package: the tool, the runtime and the generated code have one (see CHANGELOG.md).
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "codegen",
        abstract: "Generates Swift from OpenAPI descriptions.",
        discussion: """
            Without arguments it generates every API of openapi/codegen.yaml.

            Diagnostics go to standard error as path:line:column: error|warning: message [code], with the source line \
            and a caret. Exit codes: 0 done, 1 the description, the configuration or the check failed, 64 wrong usage.
            """,
        version: version,
        subcommands: [Generate.self, Check.self],
        defaultSubcommand: Generate.self
    )
}
