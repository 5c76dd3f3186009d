package import CodegenAPIModel
package import CodegenDiagnostics
import CodegenSwiftLanguage

/// Reports given names that nothing can take, and those that can't be taken as they are.
///
/// `configured` are the pointers of the configuration, where they are written, and the places that they lead to.
package func checkNames(
    of api: API,
    configured: [(pointer: String, range: Diagnostic.Location, places: [SourceRange])],
    names: [SourceRange: GivenName],
    diagnostics: DiagnosticCollector
) {
    guard !configured.isEmpty || !api.givenNames.isEmpty else { return }
    let places = NamedPlaces(api)
    for (pointer, location, own) in configured {
        if own.contains(where: { places.types.contains($0) || places.members.contains($0) }) { continue }
        let message = "nothing that has a name in Swift stands at `\(pointer)`"
        diagnostics.report(Diagnostic(.warning, .unknownName, message, at: location))
    }
    for (place, name) in api.givenNames.merging(names, uniquingKeysWith: { $1 }) {
        guard let range = name.range, let problem = problem(with: name.text, at: place, in: places) else { continue }
        diagnostics.warning(.invalidName, "`\(name.text)` \(problem); a name close to it is used", at: range)
    }
}

/// Why a name can't be taken as it is.
private func problem(with text: String, at place: SourceRange, in places: NamedPlaces) -> String? {
    let isType = places.types.contains(place) && (GivenNames.isTypeName(text) || !places.members.contains(place))
    guard isType else { return Identifiers.isMemberName(text) ? nil : "can't be a name in Swift" }
    if !Identifiers.isTypeName(text) { return "can't be a type's name in Swift" }
    return ReservedNames.types.contains(text) ? "means another type in the generated code" : nil
}
