import CodegenDiagnostics

/// What helps against a diagnostic, ready to be pasted: an action of an overlay, or a rule of the configuration.
enum Remedy {
    /// One line: of an error, which nothing accepts, only the place.
    static func note(for diagnostic: Diagnostic, at place: DiagnosticPlace) -> Diagnostic.Note {
        guard diagnostic.severity == .warning else { return Diagnostic.Note("this is `\(place.pointer)`") }
        guard place.isInDescription else { return rule(diagnostic.code, place) }
        switch diagnostic.code {
        case .invalidDefault, .invalidEnumValue, .unusedPathParameter, .duplicateParameter, .unknownSecurityScheme,
            .unknownField, .exampleViolation, .defaultViolation:
            return action(place, "remove: true")
        case .wrongType, .invalidValue, .unresolvedReference, .duplicateOperationID, .unsupportedVersion:
            return action(place, "update: …")
        default: return rule(diagnostic.code, place)
        }
    }

    private static func action(_ place: DiagnosticPlace, _ change: String) -> Diagnostic.Note {
        Diagnostic.Note("an overlay corrects it: `- {target: \(YAMLText.quoted(place.path)), \(change)}`")
    }

    private static func rule(_ code: DiagnosticCode, _ place: DiagnosticPlace) -> Diagnostic.Note {
        Diagnostic.Note(
            "`diagnostics` of the configuration accepts it: "
                + "`- {code: \(code.rawValue), at: \(YAMLText.quoted(place.pointer)), severity: ignore, reason: …}`")
    }
}
