import APIRuntime
import APIServer
import CodegenOpenAPIDocument
import Foundation
import HTTPTypes

/// Whether a request comes with the credentials that an operation asks for: they are looked for, not looked into.
struct SecurityCheck {
    let request: ServerRequest
    private let queryNames: Set<String>
    private let cookieNames: Set<String>

    init(_ request: ServerRequest) {
        self.request = request
        let pairs = request.query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
        // A key without a value is none.
        queryNames = Set(
            pairs.filter { $0.count == 2 }.compactMap { $0[0].replacing("+", with: " ").removingPercentEncoding })
        let cookies = (request.head.headerFields[.cookie] ?? "").split(separator: ";").map {
            $0.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
        }
        cookieNames = Set(cookies.filter { $0.count == 2 }.map { String($0[0]) })
    }

    /// Why the request is refused; nil where one of the alternatives is satisfied, or nothing is asked for.
    func problem(with alternatives: [SecurityPlan]) -> Problem? {
        guard !alternatives.isEmpty else { return nil }
        var faults: [String] = []
        var challenges: [String] = []
        for alternative in alternatives {
            let missing = alternative.schemes.compactMap { scheme in fault(with: scheme).map { (scheme, $0) } }
            if missing.isEmpty { return nil }
            faults.append(missing.map(\.1).joined(separator: " and "))
            for (scheme, _) in missing {
                let challenge = challenge(of: scheme)
                if !challenges.contains(challenge) { challenges.append(challenge) }
            }
        }
        var fields = HTTPFields()
        fields[values: .wwwAuthenticate] = challenges
        return Problem(
            status: .unauthorized, detail: "credentials are missing: " + faults.joined(separator: ", or "),
            headerFields: fields)
    }

    /// The credential that a scheme lacks; nil when the request has it.
    private func fault(with scheme: SecurityPlan.Scheme) -> String? {
        switch scheme.kind {
        case .apiKey(let name, .header):
            let value = HTTPField.Name(name).flatMap { request.head.headerFields[$0] } ?? ""
            return value.isEmpty ? "header `\(name)`" : nil
        case .apiKey(let name, .query): return queryNames.contains(name) ? nil : "query parameter `\(name)`"
        case .apiKey(let name, .cookie): return cookieNames.contains(name) ? nil : "cookie `\(name)`"
        case .http(let name, _): return authorization(name)
        case .oauth2, .openIDConnect: return authorization("bearer")
        // Certificates belong to the connection, which the mock doesn't see.
        case .mutualTLS: return nil
        }
    }

    private func authorization(_ scheme: String) -> String? {
        let header = request.head.headerFields[.authorization] ?? ""
        let parts = header.split(separator: " ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard let first = parts.first, first.lowercased() == scheme.lowercased() else {
            return "header `Authorization: \(Self.shown(scheme)) …`"
        }
        guard parts.count == 2, !parts[1].isEmpty else { return "something after `Authorization: \(first)`" }
        guard scheme.lowercased() == "basic" else { return nil }
        let isPair = Data(base64Encoded: parts[1]).map { $0.contains(UInt8(ascii: ":")) } ?? false
        return isPair ? nil : "user and password, in base64 with a colon between, after `Authorization: Basic`"
    }

    private static func shown(_ scheme: String) -> String {
        scheme.prefix(1).uppercased() + scheme.dropFirst()
    }

    /// RFC 9110, section 11.6.1; keys have no registered scheme.
    private func challenge(of scheme: SecurityPlan.Scheme) -> String {
        let realm = "realm=\"\(scheme.name.filter { $0.isASCII && $0 != "\"" && $0 != "\\" })\""
        switch scheme.kind {
        case .apiKey(let name, let location): return "ApiKey \(realm), in=\"\(location.rawValue)\", name=\"\(name)\""
        case .http(let name, _): return "\(Self.shown(name)) \(realm)"
        case .oauth2, .openIDConnect, .mutualTLS: return "Bearer \(realm)"
        }
    }
}
