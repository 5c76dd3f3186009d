import APIJSON
import Testing

/// The error that reading `text` ends with; a failed expectation when it doesn't.
func readingError<T: JSONReadable>(
    _ type: T.Type,
    _ text: String,
    limits: JSONLimits = .standard,
    sourceLocation: SourceLocation = #_sourceLocation
) -> JSONError? {
    do throws(JSONError) {
        _ = try JSONReader.read(type, from: text, limits: limits)
        Issue.record("\(text) was read", sourceLocation: sourceLocation)
        return nil
    } catch {
        return error
    }
}
