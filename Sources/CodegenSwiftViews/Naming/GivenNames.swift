import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

/// The names that somebody asks for: the configuration's, then those of the description.
///
/// A name is taken as it is where it is a Swift identifier. Where a schema within another one declares a type, one place
/// stands for both the type and the property, parameter or case that holds it: a name with a capital is the type's, any
/// other one is the member's, and the type is named after it.
struct GivenNames {
    private let texts: [SourceRange: String]

    init(api: API, options: ViewOptions) {
        texts = api.givenNames.mapValues(\.text).merging(options.names.mapValues(\.text)) { $1 }
    }

    var isEmpty: Bool { texts.isEmpty }

    /// The text that is given for a place, as it is written.
    func text(at place: SourceRange?) -> String? {
        guard !texts.isEmpty, let place else { return nil }
        return texts[place]
    }

    /// The name of a member whose type, if it is declared at the same place, may have the name instead.
    func member(at place: SourceRange?, declaring type: SourceRange? = nil) -> String? {
        guard let text = text(at: place) else { return nil }
        return place == type && Self.isTypeName(text) ? nil : text
    }

    static func isTypeName(_ text: String) -> Bool { text.first?.isUppercase ?? false }
}

extension Casing {
    /// A given name as it is, or what is closest to it in Swift.
    func member(given text: String) -> String {
        Identifiers.isMemberName(text) ? text : ReservedNames.member(memberName(text))
    }

    /// A given name as it is, or what is closest to it in Swift.
    func type(given text: String) -> String { Identifiers.isTypeName(text) ? text : typeName(text) }

    /// A type's name after a member's: `askIt` → `AskIt`.
    func type(after text: String) -> String {
        Identifiers.isTypeName(text) && text.first?.isLowercase == true
            ? text.prefix(1).uppercased() + text.dropFirst() : typeName(text)
    }
}
