/// Some styles have no way to write their own delimiters: the receiver would take one value for two.
extension ParameterValue {
    /// The first of `delimiters` in an item of an array, or in a name or value of an object; nil for a primitive.
    func delimiter(of delimiters: String, inNames more: String = "") -> Character? {
        switch self {
        case .null, .primitive: nil
        case .array(let elements, _):
            Self.first(of: delimiters, in: Self.texts(elements))
        case .object(let members, _):
            Self.first(of: delimiters, in: Self.texts(members).map(\.text))
                ?? Self.first(of: delimiters + more, in: Self.texts(members).map(\.name))
        }
    }

    /// The first bracket in the name of a property, at any depth: `deepObject` writes its names in brackets.
    var bracketInName: Character? {
        switch self {
        case .null, .primitive: nil
        case .array(let elements, _): elements.lazy.compactMap(\.bracketInName).first
        case .object(let members, _):
            Self.first(of: "[]", in: members.map(\.name)) ?? members.lazy.compactMap(\.value.bracketInName).first
        }
    }

    private static func first(of delimiters: String, in texts: [String]) -> Character? {
        for text in texts {
            for scalar in delimiters.unicodeScalars where text.unicodeScalars.contains(scalar) {
                return Character(scalar)
            }
        }
        return nil
    }
}

extension QueryStyle {
    /// What stands between a value's items and looks the same inside of them.
    func delimiter(in value: ParameterValue, explode: Bool) -> Character? {
        switch self {
        case .form, .json: nil
        case .spaceDelimited: explode ? nil : value.delimiter(of: " ")
        case .pipeDelimited: explode ? nil : value.delimiter(of: "|")
        case .deepObject: value.bracketInName
        }
    }
}

extension RequestError.Problem {
    /// A value with a delimiter that its style can't write.
    static func delimiter(_ delimiter: Character, in name: String) -> Self {
        .parameter(name, reason: "holds '\(delimiter)', which is what separates its values")
    }
}
