/// Finds the credentials for an operation: the first of its alternatives for which all are there (OpenAPI, Security
/// Requirement Object). The empty alternative, which allows anonymous calls, is the last resort. Additional ones are added
/// unless the description's include their scheme. The values are still to be asked for.
func resolveCredentials(
    for operation: OperationInfo,
    in credentials: any CredentialSet,
    configuration: ClientConfiguration = .init()
) throws(RequestError) -> Authorization {
    let additional = configuration.additionalCredentials.filter { $0.isNeeded(by: operation) }
    var authorization: Authorization
    do throws(RequestError) {
        authorization = try documentedCredentials(for: operation, in: credentials, additional)
    } catch {
        guard configuration.allowsMissingCredentials else { throw error }
        authorization = Authorization(entries: [])
    }
    for added in additional where !authorization.entries.contains(where: { $0.scheme == added.scheme }) {
        authorization.entries.append(.init(scheme: added.scheme, credential: added.credential, value: ""))
    }
    return authorization
}

private func documentedCredentials(
    for operation: OperationInfo, in credentials: any CredentialSet, _ additional: [AdditionalCredential]
) throws(RequestError) -> Authorization {
    guard !operation.security.isEmpty else { return Authorization(entries: []) }
    let schemes = type(of: credentials).schemes
    var missing: [[String]] = []
    for alternative in operation.security where !alternative.isEmpty {
        var found = Authorization(entries: [])
        var absent: [String] = []
        for id in alternative {
            let scheme = schemes.first { $0.id == id }
            if case .mutualTLS = scheme { continue }
            let credential =
                credentials.credential(for: id) ?? additional.first { $0.scheme == scheme }?.credential
            if let scheme, let credential {
                found.entries.append(.init(scheme: scheme, credential: credential, value: ""))
            } else {
                absent.append(id)
            }
        }
        if absent.isEmpty { return found }
        missing.append(absent)
    }
    if operation.security.contains([]) { return Authorization(entries: []) }
    throw RequestError(operation: operation, problems: [.missingCredentials(schemes: missing)])
}
