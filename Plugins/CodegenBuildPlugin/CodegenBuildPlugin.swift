import Foundation
import PackagePlugin

/// Generates the Swift of a target's `openapi.yaml` (or `openapi.json`) at each build where an input changed.
///
/// SwiftPM wants the names of the outputs before anything runs, so the Swift is split into a fixed number of files;
/// `layout: { shards: 8 }` in the target's `codegen.yaml` sets another number than four.
@main
struct CodegenBuildPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        guard let module = target as? any SourceModuleTarget else { return [] }
        return [
            try command(
                folder: module.directoryURL,
                name: module.moduleName,
                tool: try context.tool(named: "CodegenBuildTool").url,
                work: context.pluginWorkDirectoryURL
            )
        ]
    }

    private func command(folder: URL, name: String, tool: URL, work: URL) throws -> Command {
        let output = work.appendingPathComponent("Generated")
        let description = try description(in: folder)
        let options = folder.appendingPathComponent("codegen.yaml")
        let hasOptions = FileManager.default.fileExists(atPath: options.path)
        let shards = hasOptions ? shards(in: options) : 4
        let inputs = BuildInputs(folder: folder, description: description, options: hasOptions ? options : nil).paths
            .sorted()
        let list = work.appendingPathComponent("Inputs.txt")
        try inputs.joined(separator: "\n").write(to: list, atomically: true, encoding: .utf8)
        // Builds are planned again when files come or go, not when their content changes. Where the tool reads more than these
        // inputs, it writes into this one, and so runs at the next build, too.
        let changes = work.appendingPathComponent("Changes.txt")
        if !FileManager.default.fileExists(atPath: changes.path) { try Data().write(to: changes) }
        var arguments = [
            "--input", description.path, "--output", output.path, "--name", name, "--shards", String(shards),
            "--inputs", list.path, "--changes", changes.path,
        ]
        if hasOptions { arguments += ["--options", options.path] }
        return .buildCommand(
            displayName: "Generating \(name) from \(description.lastPathComponent)",
            executable: tool,
            arguments: arguments,
            inputFiles: inputs.map { URL(fileURLWithPath: $0) } + [changes],
            outputFiles: ShardNames(count: shards).all.map { output.appendingPathComponent($0) }
        )
    }

    private func description(in folder: URL) throws -> URL {
        let candidates = ["openapi.yaml", "openapi.yml", "openapi.json"].map { folder.appendingPathComponent($0) }
        if let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) { return found }
        throw MissingDescription(folder: folder.path)
    }

    /// The number after `shards:`; the tool reads the rest of the file.
    private func shards(in options: URL) -> Int {
        guard let text = try? String(contentsOf: options, encoding: .utf8), let key = text.range(of: "shards:") else {
            return 4
        }
        let digits = text[key.upperBound...].drop { $0 == " " }.prefix { $0.isNumber }
        return Int(digits).map { min(max($0, 1), 64) } ?? 4
    }

    private struct MissingDescription: Error, CustomStringConvertible {
        let folder: String

        var description: String { "CodegenBuildPlugin needs an openapi.yaml or openapi.json in \(folder)" }
    }
}
