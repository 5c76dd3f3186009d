/// Finds the credentials for an operation: the first of its alternatives for which all are there (OpenAPI, Security
/// Requirement Object). The empty alternative, which allows anonymous calls, is the last resort.
func resolveCredentials(
    for operation: OperationInfo,
    in credentials: any CredentialSet
) throws(RequestError) -> [(scheme: SecurityScheme, credential: Credential)] {
    guard !operation.security.isEmpty else { return [] }
    let schemes = type(of: credentials).schemes
    var missing: [[String]] = []
    for alternative in operation.security where !alternative.isEmpty {
        var found: [(scheme: SecurityScheme, credential: Credential)] = []
        var absent: [String] = []
        for id in alternative {
            let scheme = schemes.first { $0.id == id }
            if case .mutualTLS = scheme { continue }
            if let scheme, let credential = credentials.credential(for: id) {
                found.append((scheme, credential))
            } else {
                absent.append(id)
            }
        }
        if absent.isEmpty { return found }
        missing.append(absent)
    }
    if operation.security.contains([]) { return [] }
    throw RequestError(operation: operation, problems: [.missingCredentials(schemes: missing)])
}
