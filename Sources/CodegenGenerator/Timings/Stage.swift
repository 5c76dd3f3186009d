/// What a run spends its time on, in the order of the way.
package enum Stage: String, Sendable, CaseIterable {
    /// Reading files, and finding their lines.
    case read
    /// Bytes to a tree.
    case parse
    /// Trees to a typed document; further documents are read and parsed in here.
    case decode
    case rules
    case lower
    /// Names, and which files there will be.
    case names
    /// View models, side by side over files.
    case views
    /// Templates, side by side over files.
    case render
    /// Comparing with what is there, and writing what differs.
    case write
}
