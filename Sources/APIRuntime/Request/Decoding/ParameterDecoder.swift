public import APIJSON
public import Foundation
public import HTTPTypes

/// Reads an operation's parameters out of a request: the other direction of `RequestEncoder`, for servers, mocks and tests.
///
/// Every style of OpenAPI's table (Parameter Object, Style Values) is read as it is written. What the table leaves to
/// guesses isn't guessed: a text tells neither whether it is a list nor whether its items are numbers, so the call says
/// the one with a `shape`, and the type the other. A parameter that isn't there is nil.
///
/// Values that a style can't distinguish are decoded as they look: an exploded label is cut at every dot (RFC 6570, section
/// 3.2.5), and in style `deepObject` `a[b]=x` alone is a text, even where `a[b]=x&a[b]=y` is an array.
public struct ParameterDecoder: Sendable {
    private let pathValues: PathValues
    private let queryText: String
    private let queryPairs: QueryPairs
    private let headerFields: HTTPFields
    private let cookies: CookiePairs

    /// Takes what a request came with, nothing of it decoded.
    ///
    /// - Parameters:
    ///   - pathValues: the path's text in place of each `{name}`
    ///   - query: the text after the question mark
    ///   - headerFields: the headers; cookies are read from the one named `Cookie`
    public init(pathValues: [String: String] = [:], query: String = "", headerFields: HTTPFields = [:]) {
        self.init(PathValues(Array(pathValues.keys), pathValues.values.map { $0[...] }), query, headerFields)
    }

    package init(_ pathValues: PathValues, _ query: String, _ headerFields: HTTPFields) {
        self.pathValues = pathValues
        self.headerFields = headerFields
        queryText = query
        queryPairs = QueryPairs(query)
        cookies = CookiePairs(headerFields[.cookie])
    }

    /// The path's texts in place of its names, in their order.
    package struct PathValues: Sendable {
        private let names: [String]
        private let texts: [Substring]

        package init(_ names: [String], _ texts: [Substring]) {
            self.names = names
            self.texts = texts
        }

        subscript(name: String) -> Substring? {
            names.firstIndex { $0.utf8.elementsEqual(name.utf8) }.map { texts[$0] }
        }
    }

    /// Reads the text in place of `{name}` of the path.
    public func path<T: JSONReadable>(
        _ name: String,
        _ type: T.Type = T.self,
        shape: ParameterShape = .primitive,
        style: PathStyle = .simple,
        explode: Bool = false
    ) throws(ParameterError) -> T? {
        try pathText(name, shape, style, explode: explode)?.read(type, name)
    }

    /// Reads a query parameter. Without `explode`, the style's own default holds.
    ///
    /// The name of an object that explodes isn't written: it is made of all pairs but those `excluding` names, which are
    /// the operation's other parameters. Those of its properties that are no primitives are in `members`. In style `deepObject`, too,
    /// pairs that are other parameters' are none of its properties.
    public func query<T: JSONReadable>(
        _ name: String,
        _ type: T.Type = T.self,
        shape: ParameterShape = .primitive,
        style: QueryStyle = .form,
        explode: Bool? = nil,
        members: [String: ParameterShape] = [:],
        excluding others: Set<String> = []
    ) throws(ParameterError) -> T? {
        try queryText(name, shape, style, explode: explode, members, excluding: others)?.read(type, name)
    }

    /// Reads the query of one value alone (OpenAPI 3.2, `in: querystring`).
    public func querystring<T: JSONReadable>(
        _ name: String,
        _ type: T.Type = T.self,
        style: QueryStyle
    ) throws(ParameterError) -> T? {
        try queryText(name, style)?.read(type, name)
    }

    /// Reads a header. In lists, blanks around an item aren't part of it, and commas within a quoted string are (RFC 9110, sections 5.6.1
    /// and 5.6.4); its quotes are kept.
    public func header<T: JSONReadable>(
        _ name: String,
        _ type: T.Type = T.self,
        shape: ParameterShape = .primitive,
        style: HeaderStyle = .simple,
        explode: Bool = false
    ) throws(ParameterError) -> T? {
        try headerText(name, shape, style, explode: explode)?.read(type, name)
    }

    /// Reads a cookie. An object that explodes is made as in a query.
    public func cookie<T: JSONReadable>(
        _ name: String,
        _ type: T.Type = T.self,
        shape: ParameterShape = .primitive,
        style: CookieStyle = .form,
        explode: Bool = true,
        members: [String: ParameterShape] = [:],
        excluding others: Set<String> = []
    ) throws(ParameterError) -> T? {
        try cookieText(name, shape, style, explode: explode, members, excluding: others)?.read(type, name)
    }

    fileprivate static func header(
        _ name: String,
        _ text: String,
        _ shape: ParameterShape,
        _ style: HeaderStyle,
        _ explode: Bool
    ) throws(ParameterError) -> ParameterText {
        if style == .json { return try .json(checking: text, name) }
        if shape == .primitive { return .primitive(text) }
        let items = listItems(of: text).map { String(trimmingBlanks($0)) }
        guard shape == .object else { return .array(items.map(ParameterText.primitive)) }
        guard explode else { return try .object(alternating: items, name) }
        let parts = items.flatMap { $0.pieces(at: "=", maxSplits: 1).map(String.init) }
        guard items.allSatisfy({ $0.utf8.contains(UInt8(ascii: "=")) }) else {
            throw ParameterError(name, reason: "has a property without a value")
        }
        return try .object(alternating: parts, name)
    }

    /// The items of a header's list.
    private static func listItems(of text: String) -> [Substring] {
        guard text.utf8.contains(UInt8(ascii: "\"")) else { return text.pieces(at: ",") }
        var items: [Substring] = []
        var rest = text[...]
        while true {
            let end = endOfQuotedItem(rest) ?? rest.utf8.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
            items.append(rest[..<end])
            guard end < rest.endIndex else { return items }
            rest = rest[rest.utf8.index(after: end)...]
        }
    }

    /// The end of an item that is a quoted string; nil for any other item.
    private static func endOfQuotedItem(_ text: Substring) -> Substring.Index? {
        let bytes = text.utf8
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        guard let start = bytes.firstIndex(where: { !isBlank($0) }), bytes[start] == UInt8(ascii: "\"") else {
            return nil
        }
        var index = bytes.index(after: start)
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
            let isEscape = bytes[index] == UInt8(ascii: "\\")
            index = bytes.index(after: index)
            if isEscape, index < bytes.endIndex { index = bytes.index(after: index) }
        }
        guard index < bytes.endIndex else { return nil }
        let after = bytes[bytes.index(after: index)...].firstIndex { !isBlank($0) } ?? bytes.endIndex
        return after == bytes.endIndex || bytes[after] == UInt8(ascii: ",") ? after : nil
    }
}

/// The texts of parameters, before it is known what they are read as.
extension ParameterDecoder {
    package func pathText(
        _ name: String, _ shape: ParameterShape, _ style: PathStyle, explode: Bool
    ) throws(ParameterError) -> ParameterText? {
        guard let text = pathValues[name] else { return nil }
        return try PathLayout.parse(name, text, style, explode: explode, shape)
    }

    package func queryText(
        _ name: String, _ shape: ParameterShape, _ style: QueryStyle, explode: Bool?,
        _ members: [String: ParameterShape], excluding others: Set<String>, only names: Set<String>? = nil
    ) throws(ParameterError) -> ParameterText? {
        let explode = explode ?? (style == .form)
        return try queryPairs.parse(name, style, explode: explode, shape, members, excluding: others, only: names)
    }

    /// The query of one value alone.
    package func queryText(_ name: String, _ style: QueryStyle) throws(ParameterError) -> ParameterText? {
        guard !queryText.isEmpty else { return nil }
        let text = try PercentDecoding(name: name, plusIsSpace: true).decode(queryText)
        return style == .json ? try .json(checking: text, name) : .primitive(text)
    }

    package func headerText(
        _ name: String, _ shape: ParameterShape, _ style: HeaderStyle, explode: Bool
    ) throws(ParameterError) -> ParameterText? {
        guard let field = HTTPField.Name(name), let text = headerFields[field] else { return nil }
        return try Self.header(name, text, shape, style, explode)
    }

    package func cookieText(
        _ name: String, _ shape: ParameterShape, _ style: CookieStyle, explode: Bool,
        _ members: [String: ParameterShape], excluding others: Set<String>, only names: Set<String>? = nil
    ) throws(ParameterError) -> ParameterText? {
        try cookies.parse(name, style, explode: explode, shape, members, excluding: others, only: names)
    }
}

extension ParameterDecoder {
    /// Reads a form, `application/x-www-form-urlencoded`: the other direction of `RequestEncoder.form`.
    ///
    /// - Parameters:
    ///   - shapes: the properties that are arrays or objects; any others are primitives
    ///   - styles: as for the encoder. Objects without an entry are JSON text, as they are sent.
    ///   - joined: the arrays and objects whose items are one pair, separated by commas
    ///   - spread: the objects whose members are pairs of their own, with their members and the shapes of these
    public static func form<T: JSONReadable>(
        _ type: T.Type = T.self,
        from body: Data,
        shapes: [String: ParameterShape] = [:],
        styles: [String: QueryStyle] = [:],
        joined: Set<String> = [],
        spread: [String: [String: ParameterShape]] = [:]
    ) throws(ParameterError) -> T {
        try formText(body, shapes, styles, joined, spread).read(type, "body")
    }

    package static func formText(
        _ body: Data, _ shapes: [String: ParameterShape], _ styles: [String: QueryStyle], _ joined: Set<String>,
        _ spread: [String: [String: ParameterShape]]
    ) throws(ParameterError) -> ParameterText {
        guard let text = validUTF8(body) else {
            throw ParameterError("body", reason: "is not UTF-8")
        }
        let pairs = QueryPairs(text)
        var members: [(name: String, value: ParameterText)] = []
        let spreadNames = Set(spread.values.flatMap(\.keys))
        for name in pairs.names(withRoots: Set(styles.filter { $0.value == .deepObject }.keys)) {
            if spreadNames.contains(name), shapes[name] == nil { continue }
            let shape = shapes[name] ?? .primitive
            var style = styles[name] ?? .form
            if style == .form, shape == .object, !joined.contains(name) { style = .json }
            let explode = style == .form && !joined.contains(name)
            if let value = try pairs.parse(name, style, explode: explode, shape, excluding: []) {
                members.append((name, value))
            }
        }
        for (name, own) in spread.sorted(by: { $0.key < $1.key }) {
            let names = Set(own.keys)
            if let value = try pairs.parse(name, .form, explode: true, .object, own, excluding: [], only: names) {
                members.append((name, value))
            }
        }
        return .object(members)
    }
}

/// Why a parameter of a request, or a header of a response, can't be read. Names it, never its value.
public struct ParameterError: Error, Sendable, Hashable {
    /// The parameter's or header's name; of a form, the property's.
    public let name: String

    /// The problem, to follow the name: `is missing`.
    public let reason: String

    /// The JSON pointer of the place in the parameter's value, or in a form (RFC 6901); empty for all of it.
    public let pointer: String

    public init(_ name: String, reason: String, pointer: String = "") {
        self.name = name
        self.reason = reason
        self.pointer = pointer
    }
}

extension ParameterError: CustomStringConvertible {
    public var description: String { "'\(name)' \(reason)" }
}

/// The shape of a parameter's schema in the style table: its text alone doesn't show it.
public enum ParameterShape: Sendable, Hashable {
    /// A text, a number or a Boolean.
    case primitive
    /// An array of primitives.
    case array
    /// An object whose properties are primitives; where it explodes in a query or cookie also arrays, in style
    /// `deepObject` arrays and objects.
    case object
}
