/// The paths that a run looked at: files that it read, folders that it listed, and places where no file was.
final class InputLog {
    private(set) var paths: [String] = []

    func add(_ path: String) { paths.append(path) }
}
