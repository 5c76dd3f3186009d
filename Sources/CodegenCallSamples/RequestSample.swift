import APIJSON
package import APIRuntime
package import CodegenAPIModel
import CodegenDocumentTree
import Foundation
import HTTPTypes

/// A request as it is sent, but for the parts of a multipart body, which have no boundary yet.
package struct RequestSample {
    package let method: String
    package let url: String
    package let headers: [(name: String, value: String)]
    package let body: Body
    /// User and password as `curl` takes them.
    package let user: String?

    package enum Body {
        case none
        case text(String)
        case parts([Part])
    }

    /// A part of a multipart body.
    package struct Part {
        package let name: String
        package let value: String
        /// Nil for fields.
        package let filename: String?
        package let contentType: String?
    }

    /// Nil, and the reason, where a value can't be sent as the description wants it.
    package static func make(
        _ sample: CallSample, _ api: API, server: String
    ) -> Result<RequestSample, RequestError> {
        let endpoint = sample.endpoint
        let info = OperationInfo(
            id: endpoint.wireName, method: HTTPRequest.Method(endpoint.method) ?? .get, path: endpoint.path, accept: nil
        )
        var encoder = RequestEncoder(info)
        for (index, parameter) in endpoint.parameters.enumerated() {
            guard let value = sample.parameters[index] else { continue }
            encoder.add(parameter, JSONValue(value))
        }
        let body = BodySample(sample, api)
        body.encode(&encoder)
        do throws(RequestError) {
            return .success(RequestSample(try encoder.finish(), endpoint, api, server, body))
        } catch {
            return .failure(error)
        }
    }

    private init(
        _ request: RawRequest, _ endpoint: CodegenAPIModel.Endpoint, _ api: API, _ server: String, _ body: BodySample
    ) {
        let credentials = CredentialSample(endpoint, api)
        var headers: [(name: String, value: String)] = request.head.headerFields.map { ($0.name.rawName, $0.value) }
        if !endpoint.accepted.isEmpty, !headers.contains(where: { $0.name.lowercased() == "accept" }) {
            headers.insert(("Accept", endpoint.accepted.joined(separator: ", ")), at: 0)
        }
        headers += credentials.headers
        if let own = body.ownContentType { headers.append(("Content-Type", own)) }
        method = endpoint.method
        let path = request.head.path ?? "/"
        let mark = path.contains("?") ? "&" : "?"
        let base = server.hasSuffix("/") ? String(server.dropLast()) : server
        url = base + path + (credentials.query.isEmpty ? "" : mark + credentials.query.joined(separator: "&"))
        self.headers = Self.joiningCookies(headers)
        user = credentials.user
        if let own = body.own {
            self.body = own
        } else if case .data(let data) = request.body {
            self.body = .text(String(decoding: data, as: UTF8.self))
        } else {
            self.body = .none
        }
    }

    /// A request has one header for all cookies.
    private static func joiningCookies(_ headers: [(name: String, value: String)]) -> [(name: String, value: String)] {
        let cookies = headers.filter { $0.name.lowercased() == "cookie" }.map(\.value)
        guard cookies.count > 1 else { return headers }
        return headers.filter { $0.name.lowercased() != "cookie" } + [("Cookie", cookies.joined(separator: "; "))]
    }
}

extension RequestEncoder {
    fileprivate mutating func add(_ parameter: Parameter, _ value: JSONValue) {
        let name = parameter.wireName
        switch parameter.location {
        case .path:
            path(
                name, value, style: PathStyle(parameter.style), explode: parameter.explode,
                allowReserved: parameter.allowReserved, allowEmpty: parameter.allowEmpty)
        case .query:
            query(
                name, value, style: QueryStyle(parameter.style), explode: parameter.explode,
                allowReserved: parameter.allowReserved)
        case .header:
            header(name, value, style: parameter.style == .json ? .json : .simple, explode: parameter.explode)
        case .cookie:
            let style: CookieStyle =
                parameter.style == .json ? .json : parameter.style == .cookie ? .cookie : .form
            cookie(name, value, style: style, explode: parameter.explode)
        case .querystring: querystring(name, value, style: parameter.style == .json ? .json : .form)
        }
    }
}

extension PathStyle {
    fileprivate init(_ style: Parameter.Style) {
        switch style {
        case .matrix: self = .matrix
        case .label: self = .label
        case .json: self = .json
        case .simple, .form, .spaceDelimited, .pipeDelimited, .deepObject, .cookie: self = .simple
        }
    }
}

extension QueryStyle {
    init(_ style: Parameter.Style) {
        switch style {
        case .spaceDelimited: self = .spaceDelimited
        case .pipeDelimited: self = .pipeDelimited
        case .deepObject: self = .deepObject
        case .json: self = .json
        case .form, .simple, .matrix, .label, .cookie: self = .form
        }
    }
}
