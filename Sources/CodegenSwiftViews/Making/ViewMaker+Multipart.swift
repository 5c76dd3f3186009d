import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    func makeMultipartView(_ declaration: TypeDeclaration, _ shape: MultipartShape) -> MultipartView {
        return MultipartView(
            head: declarationHead(declaration),
            parts: zip(shape.members, names.members(of: declaration.id).names).map {
                makePartView($0, $1, in: declaration.id)
            },
            nested: nestedViews(in: declaration.id)
        )
    }

    private func makePartView(_ member: MultipartShape.Member, _ name: String, in owner: TypeID) -> PartView {
        var method = "field"
        var type: String
        var options = ""
        let (wireName, isRequired, words): (String, Bool, [String])
        switch member {
        case .part(let part):
            (wireName, isRequired, words) = (part.wireName, part.isRequired, documentation(part.documentation))
            let contentType: String?
            switch part.content {
            case .file(let isArray, let mediaType):
                method = isArray ? "files" : "file"
                type = isArray ? "[FilePart]" : "FilePart"
                contentType = mediaType
            case .field(let field, let mediaType):
                type = types.text(field.withoutNull, in: .type(owner))
                contentType = mediaType
            }
            if let contentType { options = ", contentType: \(StringLiteral.quoted(contentType))" }
        case .header(let header, let part):
            (wireName, isRequired) = (header.wireName, header.isRequired && part.isRequired)
            words = documentation(of: header, of: part)
            method = "header"
            type = types.text(header.type, in: .type(owner))
            if header.isJSON { options = ", style: .json" } else if header.explode { options = ", explode: true" }
        }
        if !isRequired { type += "?" }
        return PartView(
            name: Identifiers.escaped(name),
            accessor: name == "form" ? "self.form" : Identifiers.escaped(name),
            wireName: StringLiteral.quoted(wireName),
            type: type,
            defaultArgument: isRequired ? "" : " = nil",
            documentation: words,
            method: method,
            options: options
        )
    }

    private func documentation(of header: MultipartShape.Header, of part: MultipartShape.Part) -> [String] {
        let own = documentation(header.documentation)
        let name = DocumentationText.line(header.wireName)
        let lines = DocumentationText.lines("The header `\(name)` of `\(DocumentationText.line(part.wireName))`.")
        return own.isEmpty ? lines : lines + [""] + own
    }
}
