/// The variants of a union that have to be tried, in declared order: kept in a `static let` of the union.
public struct JSONVariants<Union>: Sendable {
    /// The union's name, for errors.
    let name: StaticString
    /// Keeps a value of no variant; nil where that is an error.
    let unknown: (@Sendable (JSONValue) -> Union)?
    let candidates: [Candidate]

    /// Makes the table; `unknown` keeps a value of no variant, which is an error without it.
    public init(
        _ name: StaticString,
        unknown: (@Sendable (JSONValue) -> Union)? = nil,
        _ candidates: Candidate...
    ) {
        self.name = name
        self.unknown = unknown
        self.candidates = candidates
    }

    /// One variant: how it is read, and the keys of the objects that it may be.
    public struct Candidate: Sendable {
        let tables: [JSONKeys]
        let text: JSONTextTest?
        let texts: KeyValuePairs<StaticString, JSONTextTest>
        let read: @Sendable (inout JSONReader) throws(JSONError) -> Union

        /// Makes the candidate for the payload that `variant` takes; without `tables` it is no object, or one of any keys.
        /// With `text` it is a string that the test accepts, with `texts` an object whose properties are.
        public init<T: JSONReadable>(
            _ variant: @escaping @Sendable (T) -> Union,
            text: JSONTextTest? = nil,
            texts: KeyValuePairs<StaticString, JSONTextTest> = [:],
            keys tables: JSONKeys...
        ) {
            self.tables = tables
            self.text = text
            self.texts = texts
            read = { (json) throws(JSONError) in variant(try T(json: &json)) }
        }
    }
}
