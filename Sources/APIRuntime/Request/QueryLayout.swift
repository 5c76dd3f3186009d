/// How values are laid out in a query, a form or a cookie (OpenAPI, Style Examples): names and values, percent-encoded.
struct QueryLayout {
    /// The pairs so far, as they are sent.
    private(set) var text = ""
    /// Whether there are none.
    private(set) var isEmpty = true
    /// The separator between two of them.
    private let separator: String

    init(separator: String = "&") {
        self.separator = separator
    }

    /// Adds a pair as it is.
    mutating func add(_ pair: String) {
        if !isEmpty { text += separator }
        text += pair
        isEmpty = false
    }

    /// Adds a parameter; a null, and an array or object with nothing in it, leaves no trace (RFC 6570, section 3.2.1).
    mutating func append(
        _ name: String,
        _ value: ParameterValue,
        _ style: QueryStyle,
        explode: Bool,
        _ allowed: PercentEncoding.Allowed
    ) {
        switch value {
        case .null:
            return
        case .primitive(let text):
            add(PercentEncoding.encode(name), PercentEncoding.encode(text, allowed))
        case .array(let elements, _):
            append(name, elements, style, explode: explode, allowed)
        case .object(let members, _):
            append(name, members, style, explode: explode, allowed)
        }
    }

    private mutating func append(
        _ name: String,
        _ elements: [ParameterValue],
        _ style: QueryStyle,
        explode: Bool,
        _ allowed: PercentEncoding.Allowed
    ) {
        if style == .deepObject {
            return appendDeep(PercentEncoding.encode(name), .array(elements, json: .none), allowed)
        }
        let texts = ParameterValue.texts(elements).map { PercentEncoding.encode($0, allowed) }
        guard !texts.isEmpty else { return }
        let name = PercentEncoding.encode(name)
        if explode {
            for text in texts { add(name, text) }
        } else {
            add(name, texts.joined(separator: Self.separator(style)))
        }
    }

    private mutating func append(
        _ name: String,
        _ members: [(name: String, value: ParameterValue)],
        _ style: QueryStyle,
        explode: Bool,
        _ allowed: PercentEncoding.Allowed
    ) {
        if style == .deepObject {
            return appendDeep(PercentEncoding.encode(name), .object(members, json: .none), allowed)
        }
        if explode {
            for pair in ParameterValue.pairs(members) {
                add(PercentEncoding.encode(pair.name), PercentEncoding.encode(pair.text, allowed))
            }
            return
        }
        let texts = ParameterValue.texts(members)
        guard !texts.isEmpty else { return }
        let flat = texts.flatMap {
            [PercentEncoding.encode($0.name, allowed), PercentEncoding.encode($0.text, allowed)]
        }
        add(PercentEncoding.encode(name), flat.joined(separator: Self.separator(style)))
    }

    /// `deepObject` is defined for one level of an object; anything deeper is written as most servers read it.
    ///
    /// Objects are `a[b][c]=1` everywhere. Arrays of primitives are `a[b][]=x&a[b][]=y`, which qs (Express), Rack (Rails) and
    /// PHP all read as an array; `a[b]=x&a[b]=y` is only the last item to the latter two, and `a[b][0]=x` a dictionary to
    /// Rack. Arrays of anything else are `a[b][0][c]=1`: qs and PHP read an array, Rack a dictionary by index, which Rails takes
    /// for nested attributes; with `a[b][][c]=1` it is unclear to all of them where an element ends.
    private mutating func appendDeep(_ name: String, _ value: ParameterValue, _ allowed: PercentEncoding.Allowed) {
        switch value {
        case .null:
            return
        case .primitive(let text):
            add(name, PercentEncoding.encode(text, allowed))
        case .array(let elements, _):
            let isFlat = elements.allSatisfy { if case .primitive = $0 { true } else { false } }
            for (index, element) in elements.enumerated() {
                appendDeep(name + "%5B" + (isFlat ? "" : String(index)) + "%5D", element, allowed)
            }
        case .object(let members, _):
            for member in members {
                appendDeep(name + "%5B" + PercentEncoding.encode(member.name) + "%5D", member.value, allowed)
            }
        }
    }

    private mutating func add(_ name: String, _ text: String) {
        add(name)
        self.text += "="
        self.text += text
    }

    private static func separator(_ style: QueryStyle) -> String {
        switch style {
        case .form, .deepObject, .json: ","
        case .spaceDelimited: "%20"
        case .pipeDelimited: "%7C"
        }
    }
}

extension ParameterValue.JSONText {
    /// For values that are never sent as JSON.
    static var none: Self { Self(bytes: [], range: 0..<0) }
}
