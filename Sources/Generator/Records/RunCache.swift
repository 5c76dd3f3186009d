#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where runs are recorded, so that a run with nothing changed needs not be done.
///
/// A folder of this machine's and not of the project's: records hold what tells this tool from another one, which differs
/// from machine to machine. Whatever is wrong with a record, or with the folder, only means that the run is done.
public struct RunCache: Sendable {
    let folder: String
    private let request: [String]

    /// - Parameters:
    ///   - folder: Made when there is none.
    ///   - arguments: All that decides what a run does, besides the files that it reads.
    ///
    /// Nil when it can't be told which tool this is: then no record can be trusted.
    public init?(folder: String, arguments: [String]) {
        guard let tool = Self.tool else { return nil }
        self.folder = folder
        request = tool + [FileManager.default.currentDirectoryPath] + arguments
    }

    /// The folder for what programs may lose: `~/.cache/codegen`, `~/Library/Caches/codegen`.
    public static var standardFolder: String? {
        FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first?.appendingPathComponent("codegen")
            .path
    }

    /// Which file this tool is, and which state of it: it holds the templates, too.
    private static var tool: [String]? {
        #if os(Linux)
            let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        #else
            let path = Bundle.main.executableURL?.resolvingSymlinksInPath().path
        #endif
        return path.flatMap { path in FileReader.state(path).map { [path] + $0 } }
    }

    // MARK: Records

    /// What tells a run of an API from all others.
    func request(for configuration: APIConfiguration) -> ContentHash {
        ContentHash(request + [configuration.name, configuration.input, configuration.output])
    }

    func record(for configuration: APIConfiguration) -> RecordedRun? {
        guard case .success(let bytes) = FileReader.read(path(for: configuration)),
            let run = RecordedRun(bytes), run.request == request(for: configuration)
        else { return nil }
        return run
    }

    func keep(_ run: RecordedRun, for configuration: APIConfiguration) {
        guard (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil
        else {
            return
        }
        try? FileWriter.replace(path(for: configuration), with: run.bytes)
        removeOld()
    }

    /// One record for each folder that Swift goes to.
    private func path(for configuration: APIConfiguration) -> String {
        let output = FilePath.joined(FileManager.default.currentDirectoryPath, configuration.output)
        return "\(folder)/\(ContentHash([output]).text).run"
    }

    /// Folders come and go; what has not been written for a month is made anew when it is needed.
    private func removeOld() {
        let manager = FileManager.default
        let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
        let month = Date(timeIntervalSinceNow: -30 * 24 * 3600)
        for name in names where name.hasSuffix(".run") || name.hasSuffix(".new") {
            let path = "\(folder)/\(name)"
            let changed = (try? manager.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if let changed, changed < month { try? manager.removeItem(atPath: path) }
        }
    }
}
