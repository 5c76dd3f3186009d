import APIModel
import Diagnostics

/// What became of each API of a run, those that fell short included: what a report is made from.
final class RunRecord {
    private(set) var entries: [Entry] = []
    private(set) var timings: [Timings] = []

    /// One API.
    struct Entry {
        let configuration: APIConfiguration
        let succeeded: Bool
        /// Nil when the description could not be understood as far as that.
        let operations: Int?
        let accounting: Accounting?
        /// In the order of files and places; the accounting's indices count them.
        let diagnostics: [Diagnostic]
    }

    func add(_ entry: Entry) { entries.append(entry) }

    func add(_ timings: Timings) { self.timings.append(timings) }
}
