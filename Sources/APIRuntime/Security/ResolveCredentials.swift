/// Finds the credentials for an operation: the first of its alternatives for which all are there (OpenAPI, Security
/// Requirement Object). The empty alternative, which allows anonymous calls, is the last resort. Their values are still to
/// be asked for.
func resolveCredentials(
    for operation: OperationInfo,
    in credentials: any CredentialSet
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
            if let scheme, let credential = credentials.credential(for: id) {
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
