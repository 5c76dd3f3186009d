import ArgumentParser
import CodegenOpenAPIDocument

/// The first word of a command line where it is no command: without a word about that, it would be an argument of `generate`.
struct UnknownCommand {
    private let word: String
    private let known: [String]

    /// Nil where there is none, or it is one that there is.
    init?(_ arguments: ArraySlice<String>, of configuration: CommandConfiguration) {
        guard let first = arguments.first, let letter = first.first, letter.isLetter else { return nil }
        let all = configuration.subcommands.map { Self.name($0) }
        guard !all.contains(first), first != "help" else { return nil }
        known = configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { Self.name($0) } + ["help"]
        word = first
    }

    private static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)".lowercased()
    }

    var message: String {
        let help = NearMiss.closest(to: word, among: known).map { "did you mean `codegen \($0)`?" }
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        return "there is no command `\(word)`; \(help ?? "there are \(list)")"
    }
}
