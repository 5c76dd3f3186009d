import Foundation

/// Answers each line of standard input with one line, so that whoever drives it knows which input a crash belongs to.
///
/// - `tree⇥PATH` writes the document as JSON.
/// - `check⇥PATH` generates in memory, and holds what comes out against what must always be true.
/// - `check⇥PATH⇥FOLDER` does it once more through the public door, into that folder.
@main struct FuzzWorker {
    static func main() {
        while let line = readLine() {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch (parts.first, parts.count) {
            case ("tree", 2): answer(DocumentJSON.text(ofDocumentAt: parts[1]) ?? "null")
            case ("check", 2): answer(PromiseCheck(input: parts[1], output: nil).run())
            case ("check", 3): answer(PromiseCheck(input: parts[1], output: parts[2]).run())
            default: answer("broken a line that isn't understood")
            }
        }
    }

    private static func answer(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}
