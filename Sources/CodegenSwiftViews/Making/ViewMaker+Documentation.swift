import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    /// The lines of a doc comment.
    ///
    /// - Parameter depth: How far the comment is indented, in steps of four columns.
    func documentation(_ documentation: Documentation, showsPointer: Bool = false, depth: Int = 0) -> [String] {
        let width = Self.width(at: depth)
        var paragraphs = texts(of: documentation).map { DocumentationText.lines($0, width: width) }
        if documentation.isDeprecated {
            paragraphs.append(DocumentationText.lines("- Warning: \(deprecationText(documentation))", width: width))
        }
        if showsPointer, let pointer = documentation.pointer {
            paragraphs.append(["Source: `\(DocumentationText.line(pointer))`"])
        }
        return paragraphs.filter { !$0.isEmpty }.joined(separator: [""]).map { $0 }
    }

    /// Columns of text that a comment has: a line has 120, but for literals and addresses.
    private static func width(at depth: Int) -> Int { max(60, min(108, 116 - 4 * depth)) }

    /// A description's text as Markdown.
    func markdown(_ text: String, page: Documentation.Page? = nil) -> String {
        let own = page.flatMap { LinkBase(page: $0.url, server: nil) }
        return MarkdownText.markdown(of: text, links: own ?? links)
    }

    /// The lines of a description's text.
    func lines(_ text: String) -> [String] { DocumentationText.lines(markdown(text)) }

    /// A description's text in one line.
    func line(_ text: String) -> String {
        let markdown = markdown(text)
        // A line break has a backslash.
        return DocumentationText.line(markdown == text ? text : markdown.replacing("\\\n", with: "\n"))
    }

    /// Summary, description, constraints and page, each a paragraph or more.
    private func texts(of documentation: Documentation) -> [String] {
        var texts: [String] = []
        if let summary = documentation.summary, !summary.isEmpty {
            texts.append(markdown(summary, page: documentation.page))
        }
        if let description = documentation.description, !description.isEmpty, description != documentation.summary {
            texts.append(markdown(description, page: documentation.page))
        }
        if !documentation.constraints.isEmpty { texts.append(documentation.constraints.joined(separator: " ")) }
        if let page = documentation.page.flatMap(link),
            !texts.contains(where: { DocumentationText.mentions(page.address, in: $0) })
        {
            texts.append(page.text)
        }
        return texts
    }

    /// `See [the guide](https://…).`
    private func link(to page: Documentation.Page) -> (text: String, address: String)? {
        guard let address = LinkBase.address(of: page.url, from: links) else { return nil }
        let title = page.title.map(line)?.filter { $0 != "[" && $0 != "]" } ?? ""
        return (title.isEmpty ? "See <\(address)>." : "See [\(title)](\(address)).", address)
    }

    /// `Deprecated. Use x.`
    private func deprecationText(_ documentation: Documentation) -> String {
        let message = documentation.deprecationMessage.map(line).map { DeprecationMessage.sentence($0) ?? $0 }
        return "Deprecated." + (message.map { " " + $0 } ?? "")
    }

    // MARK: Parameters

    /// A parameter's documentation as a list item: `name: …`, then its further paragraphs, indented.
    func itemLines(_ name: String, _ documentation: Documentation) -> [String] {
        var texts = texts(of: documentation)
        if documentation.isDeprecated, texts.first?.lowercased().hasPrefix("deprecated") != true {
            texts.insert(deprecationText(documentation), at: 0)
        }
        guard !texts.isEmpty else { return [] }
        let name = name.filter { $0 != "`" }
        let isPlain = texts.allSatisfy { !$0.contains("\n") || !DocumentationText.hasBlocks($0) }
        guard isPlain else {
            let text = texts.joined(separator: "\n\n")
            let separator = DocumentationText.beginsBlock(text) ? "\n" : " "
            return DocumentationText.lines("\(name):\(separator)\(text)", width: 100)
        }
        let sentences = texts.map(DocumentationText.line)
        let text = sentences.dropLast().map(Self.ended).joined(separator: " ") + " " + (sentences.last ?? "")
        return DocumentationText.lines("\(name): \(text.drop { $0 == " " })", width: 100)
    }

    /// With a point, where other sentences follow.
    private static func ended(_ text: String) -> String {
        guard let last = text.last, last.isLetter || last.isNumber || ")`\"*_".contains(last) else { return text }
        return text + "."
    }

    // MARK: Depth

    /// How far a type's declaration is indented, in steps of four columns.
    func depth(of id: TypeID) -> Int {
        var depth = 0
        var owner = names.owner(of: id)
        while case .type(let outer) = owner {
            depth += 1
            owner = names.owner(of: outer)
        }
        if case .operation = owner { depth += 1 }
        return depth
    }
}
