/// One way in which a body may come to a service.
package struct AcceptedMedia: Sendable, Equatable {
    package var format: Format
    /// Media types that are read alike, ranges among them.
    package var mediaTypes: [String]

    package init(format: Format, mediaTypes: [String]) {
        self.format = format
        self.mediaTypes = mediaTypes
    }

    package enum Format: String, Sendable {
        /// The content's own.
        case own
        /// The same values in another format.
        case json, form, coded
    }
}
