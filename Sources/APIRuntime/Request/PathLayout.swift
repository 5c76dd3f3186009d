/// How values are laid out in a path: styles `simple`, `label` and `matrix` (OpenAPI, Style Examples; RFC 6570).
enum PathLayout {
    /// What stands in place of `{name}`, percent-encoded; nil for a value that isn't there.
    static func expand(
        _ name: String,
        _ value: ParameterValue,
        _ style: PathStyle,
        explode: Bool,
        _ allowed: PercentEncoding.Allowed
    ) -> String? {
        let encode = { (text: String) in PercentEncoding.encode(text, allowed) }
        switch value {
        case .null:
            return nil
        case .primitive(let text):
            return prefix(name, style) + assignment(encode(text), style)
        case .array(let elements, _):
            let texts = ParameterValue.texts(elements).map(encode)
            guard !texts.isEmpty else { return nil }
            guard explode, style != .simple else {
                return prefix(name, style) + assignment(texts.joined(separator: ","), style)
            }
            return texts.map { prefix(name, style) + assignment($0, style) }.joined()
        case .object(let members, _):
            let texts = ParameterValue.texts(members).map { (encode($0.name), encode($0.text)) }
            guard !texts.isEmpty else { return nil }
            guard explode else {
                let list = texts.map { "\($0),\($1)" }.joined(separator: ",")
                return prefix(name, style) + assignment(list, style)
            }
            let pairs = texts.map { "\($0)=\($1)" }
            return switch style {
            case .simple, .json: pairs.joined(separator: ",")
            case .label: pairs.map { "." + $0 }.joined()
            case .matrix: texts.map { ";" + $0 + assignment($1, style) }.joined()
            }
        }
    }

    private static func prefix(_ name: String, _ style: PathStyle) -> String {
        switch style {
        case .simple, .json: ""
        case .label: "."
        case .matrix: ";" + PercentEncoding.encode(name)
        }
    }

    /// RFC 6570, section 3.2.7: an empty value has no equals sign in style `matrix`.
    private static func assignment(_ text: String, _ style: PathStyle) -> String {
        style == .matrix && !text.isEmpty ? "=" + text : text
    }
}
