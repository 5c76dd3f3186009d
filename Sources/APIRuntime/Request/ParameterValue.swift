import APIJSON

/// A parameter's value as the style table sees it, made from what the value writes as JSON.
///
/// Numbers keep the text that the JSON writer gave them, and objects keep their order.
enum ParameterValue {
    case null
    case primitive(String)
    case array([ParameterValue], json: JSONText)
    case object([(name: String, value: ParameterValue)], json: JSONText)

    /// The JSON that a nested value is sent as where the style table has no form for it.
    struct JSONText {
        let bytes: [UInt8]
        let range: Range<Int>

        var text: String { String(decoding: bytes[range], as: UTF8.self) }
    }

    init<T: JSONWritable>(_ value: T) throws(JSONError) {
        let bytes = try JSONWriter.bytes(of: value)
        self = try Self.parse(bytes)
    }

    /// JSON as it is, of a value or of each item of an array.
    init<T: JSONWritable>(json value: T) throws(JSONError) {
        let bytes = try JSONWriter.bytes(of: value)
        let json = JSONText(bytes: bytes, range: bytes.indices)
        if bytes.first == UInt8(ascii: "[") {
            self = .array(try Self.items(bytes).map(Self.primitive), json: json)
        } else {
            self = json.text == "null" ? .null : .primitive(json.text)
        }
    }

    private static func items(_ bytes: [UInt8]) throws(JSONError) -> [String] {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(JSONError) in
                try JSONReader.withReader(of: buffer) { (json) throws(JSONError) in
                    var items: [String] = []
                    var array = try json.beginArray()
                    while try json.nextElement(&array) {
                        _ = try json.peekKind()
                        let start = json.offset
                        try json.skipValue()
                        items.append(String(decoding: bytes[start..<json.offset], as: UTF8.self))
                    }
                    return items
                }
            }
        }
        return try result.get()
    }

    static func parse(_ bytes: [UInt8]) throws(JSONError) -> ParameterValue {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(JSONError) in
                try JSONReader.withReader(of: buffer) { (json) throws(JSONError) in try read(&json, bytes) }
            }
        }
        return try result.get()
    }

    private static func read(_ json: inout JSONReader, _ bytes: [UInt8]) throws(JSONError) -> ParameterValue {
        let kind = try json.peekKind()
        let start = json.offset
        switch kind {
        case .null:
            try json.skipValue()
            return .null
        case .string:
            return .primitive(try json.readString())
        case .bool, .integer, .number:
            try json.skipValue()
            return .primitive(String(decoding: bytes[start..<json.offset], as: UTF8.self))
        case .array:
            var elements: [ParameterValue] = []
            var array = try json.beginArray()
            while try json.nextElement(&array) { elements.append(try read(&json, bytes)) }
            return .array(elements, json: JSONText(bytes: bytes, range: start..<json.offset))
        case .object:
            var members: [(name: String, value: ParameterValue)] = []
            var object = try json.beginObject()
            while let name = try json.nextName(&object) { members.append((name, try read(&json, bytes))) }
            return .object(members, json: JSONText(bytes: bytes, range: start..<json.offset))
        }
    }
}

extension ParameterValue {
    /// The value inside of another one: primitives as they are, everything else as JSON; nil for null, which is left out.
    var nestedText: String? {
        switch self {
        case .null: nil
        case .primitive(let text): text
        case .array(_, let json), .object(_, let json): json.text
        }
    }

    /// The texts of an array's elements.
    static func texts(_ elements: [ParameterValue]) -> [String] {
        elements.compactMap(\.nestedText)
    }

    /// The pairs of an exploded object: each member is a parameter of its own, and an array's is there for each element.
    static func pairs(_ members: [(name: String, value: ParameterValue)]) -> [(name: String, text: String)] {
        members.flatMap { member -> [(name: String, text: String)] in
            if case .array(let elements, _) = member.value { return texts(elements).map { (member.name, $0) } }
            return texts([member])
        }
    }

    /// The texts of an object's members.
    static func texts(_ members: [(name: String, value: ParameterValue)]) -> [(name: String, text: String)] {
        members.compactMap { member in member.value.nestedText.map { (member.name, $0) } }
    }
}

extension ParameterValue {
    /// The value in a header (style `simple`); nil for null, which is left out.
    ///
    /// As it is: only callers know how a header quotes (OpenAPI, Appendix D: Serializing Headers and Cookies).
    func headerText(explode: Bool) -> String? {
        switch self {
        case .null: return nil
        case .primitive(let text): return text
        case .array(let elements, _): return ParameterValue.texts(elements).joined(separator: ",")
        case .object(let members, _):
            let separator = explode ? "=" : ","
            return ParameterValue.texts(members).map { $0.name + separator + $0.text }.joined(separator: ",")
        }
    }
}

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
    /// A separator of items that may also occur inside of them.
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
