#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Paths as text.
package enum FilePath {
    /// `openapi` and `../Sources` make `Sources`.
    package static func joined(_ folder: String, _ path: String) -> String {
        guard !path.hasPrefix("/"), !folder.isEmpty, folder != "." else { return path }
        var parts = folder.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !folder.hasPrefix("/") {
                parts.append(String(part))
            }
        }
        return (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// The whole path, without dot segments.
    static func absolute(_ path: String) -> String {
        let folder = path.hasPrefix("/") ? "/" : FileManager.default.currentDirectoryPath
        return joined(folder, String(path.drop { $0 == "/" }))
    }

    /// The path of a file as it is written in a file of a folder: `../pets.yaml`.
    package static func relative(_ path: String, to folder: String) -> String {
        guard !path.hasPrefix("/") || folder.hasPrefix("/") else { return path }
        let parts = absolute(path).split(separator: "/")
        let start = absolute(folder).split(separator: "/")
        let common = zip(parts, start).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: start.count - common)
        return (up + parts[common...].map(String.init)).joined(separator: "/")
    }

    /// Whether a path is another one, or below it; both are absolute.
    static func isPath(_ path: String, in folder: String) -> Bool {
        path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    }

    /// The folder that a file is in; `.` for a bare name.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Whether anything exists there.
    package static func exists(_ path: String) -> Bool { FileReader.kind(path) != nil }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
