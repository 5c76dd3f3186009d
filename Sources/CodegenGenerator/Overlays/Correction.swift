package import CodegenDiagnostics

/// A common correction of a description, by the JSON pointer of what it corrects.
package struct Correction: Sendable {
    package let pointer: String
    package let kind: Kind
    /// The pointer in the configuration.
    package let pointerRange: SourceRange
    /// The message about it.
    package let range: SourceRange

    package enum Kind: Sendable {
        /// A required property, parameter, header or body isn't.
        case optional
        /// A schema allows null.
        case nullable
        /// A status has the response that the description has under another one.
        case addStatus(String, likeStatus: String)
        /// An operation, or all of them, may be called without credentials.
        case optionalSecurity
        /// The successful responses of an operation are a sequence of their values.
        case stream(mediaType: String)
    }
}
