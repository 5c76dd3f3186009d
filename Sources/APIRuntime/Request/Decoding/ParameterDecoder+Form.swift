public import Foundation
public import APIJSON

extension ParameterDecoder {
    /// Reads a form, `application/x-www-form-urlencoded`: the other direction of `RequestEncoder.form`.
    ///
    /// - Parameters:
    ///   - shapes: the properties that are arrays or objects; any others are primitives
    ///   - styles: as for the encoder. Objects without an entry are JSON text, as they are sent.
    ///   - joined: the arrays whose items are one pair, separated by commas
    public static func form<T: JSONReadable>(
        _ type: T.Type = T.self,
        from body: Data,
        shapes: [String: ParameterShape] = [:],
        styles: [String: QueryStyle] = [:],
        joined: Set<String> = []
    ) throws(ParameterError) -> T {
        guard let text = validUTF8(body) else {
            throw ParameterError("body", reason: "is not UTF-8")
        }
        let pairs = QueryPairs(text)
        var members: [(name: String, value: ParameterText)] = []
        for name in pairs.names(withRoots: Set(styles.filter { $0.value == .deepObject }.keys)) {
            let shape = shapes[name] ?? .primitive
            var style = styles[name] ?? .form
            if style == .form, shape == .object { style = .json }
            let explode = style == .form && !joined.contains(name)
            if let value = try pairs.parse(name, style, explode: explode, shape, excluding: []) {
                members.append((name, value))
            }
        }
        return try ParameterText.object(members).read(type, "body")
    }
}
