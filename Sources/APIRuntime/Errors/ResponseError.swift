public import APIJSON

/// Why a response couldn't be decoded as described.
public enum ResponseError: Error, Sendable, Hashable {
    /// The JSON doesn't fit.
    case json(JSONError)

    /// The body has another media type than the one that was to be read.
    case contentType(found: String, expected: String)

    /// No coder of `ClientConfiguration.bodyCoders` reads the media type.
    case noCoder(String)

    /// A coder of `ClientConfiguration.bodyCoders` failed.
    case coder(String)

    /// A text body that isn't in UTF-8.
    case invalidUTF8

    /// A text body in a character set that isn't read.
    case unsupportedCharacterSet(String)

    /// The body is larger than `ClientConfiguration.maximumBodySize`.
    case bodyTooLarge(limit: Int)

    /// The body was asked for whole, and is being streamed. The client collects it then, and asks once more.
    case bodyIsStreamed

    /// A page is the same as the one before it: the pages would never end.
    case repeatedPage

    /// The next page is on another server, or at what is no URL; credentials don't go there.
    case pageElsewhere
}

extension ResponseError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .json(let error):
            error.description
        case .contentType(let found, let expected):
            "expected \(expected), found \(found)"
        case .noCoder(let mediaType):
            "there is no coder for \(mediaType) in `ClientConfiguration.bodyCoders`"
        case .coder(let reason):
            reason
        case .invalidUTF8:
            "the text is not valid UTF-8"
        case .unsupportedCharacterSet(let name):
            "text in the character set \(name) is not read"
        case .bodyTooLarge(let limit):
            "the body is larger than the limit of \(limit) bytes"
        case .bodyIsStreamed:
            "the body is streamed, and was asked for whole"
        case .repeatedPage:
            "the page is the same as the one before it"
        case .pageElsewhere:
            "the next page isn't on the client's server"
        }
    }
}

extension ResponseError {
    /// Whether the description explains the error without an excerpt of the body. Bodies of successes are the caller's data, and are
    /// shown only if the error makes no sense without them.
    var isExplained: Bool {
        switch self {
        case .json, .repeatedPage, .pageElsewhere, .bodyTooLarge, .noCoder: true
        case .contentType, .coder, .invalidUTF8, .unsupportedCharacterSet, .bodyIsStreamed: false
        }
    }
}

/// A response whose body doesn't match the description: a failure, or a fault that was corrected. Passed to
/// `ClientConfiguration.onDecodingProblem`.
public struct DecodingProblem: Error, Sendable {
    /// The expected and the found value, with its path in the body.
    public let error: ResponseError

    /// How the fault was corrected, as `ClientConfiguration.decoding` allows; nil if decoding failed.
    public let recovery: JSONRecovery.Action?

    /// The operation, status, headers and body.
    public let response: ReceivedResponse

    public init(error: ResponseError, recovery: JSONRecovery.Action?, response: ReceivedResponse) {
        self.error = error
        self.recovery = recovery
        self.response = response
    }

    /// The operation.
    public var operation: OperationInfo { response.operation }

    /// The path of the value in a JSON body: `$.data[3].born`; nil for other faults.
    public var path: String? {
        if case .json(let error) = error { error.path } else { nil }
    }
}

extension DecodingProblem: CustomStringConvertible {
    /// `listPets (GET /pets) returned 200: $.data[3].born: expected …, found …; ignored`
    public var description: String {
        "\(response.head): \(error)" + (recovery.map { "; \($0)" } ?? "")
    }
}
