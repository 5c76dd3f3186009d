import Foundation
import HTTPTypes

/// The parts of the parameters that don't depend on the value's type, so that they are compiled once.
extension RequestEncoder {
    mutating func setPath(
        _ name: String,
        _ value: ParameterValue,
        _ style: PathStyle,
        explode: Bool,
        allowReserved: Bool,
        allowEmpty: Bool
    ) {
        let allowed: PercentEncoding.Allowed = allowReserved ? .reservedInPath : .unreserved
        guard let text = PathLayout.expand(name, value, style, explode: explode, allowed) ?? (allowEmpty ? "" : nil)
        else {
            problems.append(.parameter(name, reason: "is empty, which would name another path"))
            return
        }
        // A dot is sent as it is (RFC 3986, section 2.3). In objects RFC 6570 wants it so, section 3.2.5.
        if style == .label, explode, case .array = value, let delimiter = value.delimiter(of: ".") {
            return problems.append(.delimiter(delimiter, in: name))
        }
        pathValues.append(
            PathValue(name: name, text: text, allowsReserved: allowReserved, allowsEmpty: allowEmpty))
    }

    mutating func addQuery(
        _ name: String,
        _ value: ParameterValue,
        _ style: QueryStyle,
        explode: Bool,
        allowReserved: Bool
    ) {
        if let delimiter = style.delimiter(in: value, explode: explode) {
            return problems.append(.delimiter(delimiter, in: name))
        }
        query.append(name, value, style, explode: explode, allowReserved ? .reservedInQuery : .unreserved)
    }

    mutating func setQuery(_ value: ParameterValue) {
        guard let text = value.nestedText else { return }
        query.add(PercentEncoding.encode(text))
    }

    mutating func setHeader(_ name: String, _ value: ParameterValue, explode: Bool) {
        guard let text = value.headerText(explode: explode) else { return }
        guard let field = HTTPField.Name(name) else {
            problems.append(.parameter(name, reason: "is not a header's name"))
            return
        }
        guard HTTPField.isValidValue(text) else {
            problems.append(.parameter(name, reason: "holds characters that a header can't"))
            return
        }
        headerFields[field] = text
    }

    mutating func addCookie(_ name: String, _ value: ParameterValue, _ style: CookieStyle, explode: Bool) {
        if style == .cookie {
            addPlainCookie(name, value, explode: explode)
        } else {
            cookies.append(name, value, .form, explode: explode, .unreserved)
        }
    }

    /// OpenAPI 3.2's style `cookie`: as `form`, without percent-encoding.
    private mutating func addPlainCookie(_ name: String, _ value: ParameterValue, explode: Bool) {
        if let delimiter = value.delimiter(of: explode ? "" : ",", inNames: explode ? "=" : "") {
            return problems.append(.delimiter(delimiter, in: name))
        }
        let pairs: [String]
        switch value {
        case .null: return
        case .primitive(let text): pairs = [name + "=" + text]
        case .array(let elements, _):
            let texts = ParameterValue.texts(elements)
            pairs = explode ? texts.map { name + "=" + $0 } : [name + "=" + texts.joined(separator: ",")]
        case .object(let members, _):
            pairs =
                explode
                ? ParameterValue.pairs(members).map { $0.name + "=" + $0.text }
                : [name + "=" + ParameterValue.texts(members).map { $0.name + "," + $0.text }.joined(separator: ",")]
        }
        let isValid = pairs.allSatisfy { pair in
            pair.utf8.allSatisfy { 0x20 < $0 && $0 < 0x7F && $0 != UInt8(ascii: ";") }
        }
        guard isValid else {
            problems.append(.parameter(name, reason: "holds characters that a cookie can't"))
            return
        }
        for pair in pairs { cookies.add(pair) }
    }
}

/// How a path parameter's value is written (OpenAPI, Style Values).
public enum PathStyle: Sendable {
    /// `blue,black,brown`
    case simple
    /// `.blue,black,brown`
    case label
    /// `;color=blue,black,brown`
    case matrix
    /// JSON text: a parameter with `content` of `application/json`.
    case json
}

/// How a query parameter's value is written (OpenAPI, Style Values).
public enum QueryStyle: Sendable {
    /// `color=blue&color=black`, or `color=blue,black` without `explode`
    case form
    /// `color=blue%20black`
    case spaceDelimited
    /// `color=blue%7Cblack`
    case pipeDelimited
    /// `color%5BR%5D=100&color%5BG%5D=200`
    case deepObject
    /// JSON text: a parameter with `content` of `application/json`.
    case json
}

/// How a header parameter's value is written (OpenAPI, Style Values).
public enum HeaderStyle: Sendable {
    /// `blue,black,brown`, without percent-encoding
    case simple
    /// JSON text: a parameter with `content` of `application/json`.
    case json
}

/// How a cookie parameter's value is written (OpenAPI, Style Values).
public enum CookieStyle: Sendable {
    /// `color=blue`, percent-encoded
    case form
    /// `color=blue`, as it is (OpenAPI 3.2)
    case cookie
    /// JSON text, percent-encoded: a parameter with `content` of `application/json`.
    case json
}
