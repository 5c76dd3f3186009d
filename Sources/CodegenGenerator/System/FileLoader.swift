#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads files and says in plain words why one can't be read.
enum FileLoader {
    struct Failure: Error {
        let reason: String
    }

    /// - Parameter takesPipes: For what the user names, not a description: `--input <(…)`.
    static func load(_ path: String, takesPipes: Bool = false) -> Result<[UInt8], Failure> {
        FileReader.read(path, takesPipes: takesPipes).mapError { failure in
            switch failure {
            case .missing: Failure(reason: "no such file")
            case .folder: Failure(reason: "it is a folder")
            case .unreadable: Failure(reason: "it isn't readable")
            case .device: Failure(reason: "it is a device or pipe, not a file")
            case .waiting: Failure(reason: "it is a device that has to be waited for, not a file")
            case .tooLarge: Failure(reason: "it is larger than \(FileReader.limit >> 20) MiB")
            }
        }
    }

    /// The names of a folder's files with an extension, sorted.
    static func list(_ folder: String, extension name: String) -> Result<[String], Failure> {
        do {
            let all = try FileManager.default.contentsOfDirectory(atPath: folder)
            return .success(all.filter { $0.hasSuffix(".\(name)") }.sorted())
        } catch {
            return .failure(Failure(reason: "no such folder"))
        }
    }
}
