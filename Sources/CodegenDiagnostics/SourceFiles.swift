/// The files of one run, by id: what a renderer needs to turn a range into `path:line:column`.
package final class SourceFiles {
    private var files: [SourceFile] = []
    private var hidden: Set<SourceFileID> = []

    package init() {}

    /// Adds a file under the path that is to be printed.
    package func add(path: String, bytes: [UInt8]) -> SourceFile {
        let file = SourceFile(id: SourceFileID(UInt32(files.count)), path: path, bytes: bytes)
        files.append(file)
        return file
    }

    /// Keeps the lines of a file out of everything that is printed.
    package func hideLines(of file: SourceFileID) { hidden.insert(file) }

    package func hidesLines(of file: SourceFileID) -> Bool { hidden.contains(file) }

    /// Whether there is any file whose lines are hidden.
    package var hidesAny: Bool { !hidden.isEmpty }

    package subscript(id: SourceFileID) -> SourceFile? {
        Int(id.index) < files.count ? files[Int(id.index)] : nil
    }
}
