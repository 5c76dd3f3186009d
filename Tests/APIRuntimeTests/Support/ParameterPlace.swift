import Foundation
import HTTPTypes

@testable import APIRuntime

/// A row of the style table: where a parameter is, and how it is written there.
enum ParameterPlace: Sendable {
    case path(PathStyle)
    case query(QueryStyle)
    case header(HeaderStyle)
    case cookie(CookieStyle)

    /// What `name` is written as, without what is around it; nil for nothing at all.
    func encode(
        _ name: String, _ value: some JSONWritable, explode: Bool, allowReserved: Bool = false
    ) throws(RequestError) -> String? {
        var encoder = RequestEncoder(OperationInfo(id: "x", method: .get, path: isPath ? "/O{\(name)}X" : "/x"))
        switch self {
        case .path(let style): encoder.path(name, value, style: style, explode: explode, allowReserved: allowReserved)
        case .query(let style): encoder.query(name, value, style: style, explode: explode, allowReserved: allowReserved)
        case .header(let style): encoder.header(name, value, style: style, explode: explode)
        case .cookie(let style): encoder.cookie(name, value, style: style, explode: explode)
        }
        let head = try encoder.finish().head
        switch self {
        case .path: return head.path.map { String($0.dropFirst(2).dropLast()) }
        case .query: return head.path.flatMap { $0.hasPrefix("/x?") ? String($0.dropFirst(3)) : nil }
        case .header: return HTTPField.Name(name).flatMap { head.headerFields[$0] }
        case .cookie: return head.headerFields[.cookie]
        }
    }

    /// The value of what `encode` gives.
    func decode<T: JSONReadable>(
        _ name: String,
        _ type: T.Type,
        _ text: String,
        shape: ParameterShape,
        explode: Bool
    ) throws(ParameterError) -> T? {
        switch self {
        case .path(let style):
            try ParameterDecoder(pathValues: [name: text]).path(
                name, type, shape: shape, style: style, explode: explode)
        case .query(let style):
            try ParameterDecoder(query: text).query(name, type, shape: shape, style: style, explode: explode)
        case .header(let style):
            try ParameterDecoder(headerFields: HTTPField.Name(name).map { [$0: text] } ?? [:])
                .header(name, type, shape: shape, style: style, explode: explode)
        case .cookie(let style):
            try ParameterDecoder(headerFields: [.cookie: text])
                .cookie(name, type, shape: shape, style: style, explode: explode)
        }
    }

    private var isPath: Bool {
        if case .path = self { true } else { false }
    }

    /// The style of that name, where it may be.
    static func places(ofStyle name: String) -> [ParameterPlace] {
        switch name {
        case "matrix": [.path(.matrix)]
        case "label": [.path(.label)]
        case "simple": [.path(.simple), .header(.simple)]
        case "form": [.query(.form), .cookie(.form)]
        case "spaceDelimited": [.query(.spaceDelimited)]
        case "pipeDelimited": [.query(.pipeDelimited)]
        case "deepObject": [.query(.deepObject)]
        case "cookie": [.cookie(.cookie)]
        default: []
        }
    }
}
