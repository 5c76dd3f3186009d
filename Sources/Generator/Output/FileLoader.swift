import Foundation

/// Reads files and says in plain words why one can't be read.
enum FileLoader {
    struct Failure: Error {
        let reason: String
    }

    static func load(_ path: String) -> Result<[UInt8], Failure> {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return .failure(Failure(reason: "there is no such file"))
        }
        guard !isFolder.boolValue else { return .failure(Failure(reason: "it is a folder")) }
        do {
            return .success([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch {
            return .failure(Failure(reason: "it isn't readable"))
        }
    }

    /// The names of a folder's files with an extension, sorted.
    static func list(_ folder: String, extension name: String) -> Result<[String], Failure> {
        do {
            let all = try FileManager.default.contentsOfDirectory(atPath: folder)
            return .success(all.filter { $0.hasSuffix(".\(name)") }.sorted())
        } catch {
            return .failure(Failure(reason: "there is no such folder"))
        }
    }
}
