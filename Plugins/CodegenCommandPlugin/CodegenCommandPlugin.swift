import Foundation
import PackagePlugin

/// `swift package --allow-writing-to-package-directory codegen …`: the tool, run in the package's folder.
@main
struct CodegenCommandPlugin: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let process = Process()
        process.executableURL = try context.tool(named: "codegen").url
        process.arguments = arguments
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            Diagnostics.error("codegen fell short; see above")
            return
        }
    }
}
