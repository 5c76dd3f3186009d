import CodegenDiagnostics

/// The meaning of a discriminator's values.
extension ReferenceResolver {
    /// The schema that an entry of a discriminator's mapping names: a URI reference first, then a component's name.
    ///
    /// A name without `#` and `/` is a component's where there is one (OpenAPI 3.1.1, section 4.8.25.4). Nothing is reported.
    package func schema(mappedBy entry: OpenAPI.Named<String>) -> OpenAPI.Schema? {
        let text = entry.value
        let isPlain = OpenAPI.Discriminator.isPlainName(text)
        if isPlain, let component = component(named: text, seenFrom: entry.nameRange) { return component }
        // A name with a dot in it is no file unless there is one.
        let reference = OpenAPI.Reference(text: isPlain ? "./" + text : text, range: entry.nameRange)
        return finder.placeIfAny(of: reference).flatMap(schema(at:))
    }

    /// The component with a name, in the document that the place belongs to, else in the root document.
    func component(named name: String, seenFrom place: SourceRange) -> OpenAPI.Schema? {
        let token = name.replacing("~", with: "~0").replacing("/", with: "~1")
        for container in ["#/components/schemas/", "#/definitions/"] {
            let reference = OpenAPI.Reference(text: container + token, range: place)
            guard let found = finder.placeIfAny(of: reference), found.pointer.lastToken.isExactly(name) else {
                continue
            }
            return schema(at: found)
        }
        return document.schemas.first { $0.name.isExactly(name) }?.value
    }
}

extension OpenAPI.Discriminator {
    /// Whether an entry of a mapping may be the name of a component; else it is a URI reference.
    fileprivate static func isPlainName(_ entry: String) -> Bool { !entry.contains { $0 == "#" || $0 == "/" } }

    /// Whether an entry may lead into another document: as a URI reference, or as a file's name.
    static func mayLeaveDocument(_ entry: String) -> Bool {
        entry.utf8.first != UInt8(ascii: "#") && (!isPlainName(entry) || entry.contains("."))
    }
}
