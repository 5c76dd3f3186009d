import HTTPTypes
public import APIJSON

extension ResponseHead {
    /// Reads a header (OpenAPI, Header Object); nil when it isn't there.
    ///
    /// Of `Set-Cookie` each line is a value, since commas stand within them (RFC 6265, section 3).
    public func header<T: JSONReadable>(
        _ name: String,
        _ type: T.Type = T.self,
        shape: ParameterShape = .primitive,
        style: HeaderStyle = .simple,
        explode: Bool = false
    ) throws(ParameterError) -> T? {
        if shape == .array, HTTPField.Name(name) == .setCookie {
            let lines = headerFields[values: .setCookie]
            return lines.isEmpty ? nil : try ParameterText.array(lines.map(ParameterText.primitive)).read(type, name)
        }
        return try ParameterDecoder(headerFields: headerFields)
            .header(name, type, shape: shape, style: style, explode: explode)
    }
}
