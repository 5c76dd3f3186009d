import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    func makePaginationView(_ endpoint: Endpoint, _ parameterNames: [String]) -> PaginationView? {
        guard let pagination = endpoint.pagination, let body = endpoint.onlySuccess?.jsonType else { return nil }
        let items = expression(for: pagination.items, in: body, from: "page")
        var step = ""
        var arguments: [String] = []
        var parameter: String?
        var mayRepeat = ""
        func accessor(_ index: Int) -> String {
            let name = Identifiers.escaped(parameterNames[index])
            parameter = name
            return "after: self.\(name)"
        }
        func argument(_ label: String, _ path: Pagination.Path?) {
            guard let path else { return }
            arguments.append("\(label): \(expression(for: path, in: body, from: "page.output").text)")
        }
        switch pagination.way {
        case .page(let index, let first):
            step = "page.number"
            let current = accessor(index)
            arguments = [current, "first: \(first.map(String.init) ?? "nil")"]
            argument("more", pagination.more)
            argument("pages", pagination.pages)
            argument("total", pagination.total)
            let isOptional = !endpoint.parameters[index].isRequired
            if first == nil, isOptional {
                mayRepeat = ", mayRepeat: self.\(Identifiers.escaped(parameterNames[index])) == nil"
            }
        case .offset(let index, let first):
            step = "page.offset"
            arguments = [accessor(index)] + (first == 0 ? [] : ["first: \(first)"])
            argument("more", pagination.more)
            argument("total", pagination.total)
        case .cursor(let index, let next):
            _ = accessor(index)
            step = "page.cursor"
            arguments = [expression(for: next, in: body, from: "page.output").text]
            argument("more", pagination.more)
        case .lastItem(let index, let value):
            _ = accessor(index)
            step = "page.cursor"
            let last = expression(for: value, in: pagination.item, from: "page.items.last", isOptional: true)
            arguments = [last.text]
            argument("more", pagination.more)
        case .link: step = "page.linked"
        case .url(let next):
            step = "page.following"
            arguments = [expression(for: next, in: body, from: "page.output").text]
        }
        return PaginationView(
            access: access,
            itemType: types.text(pagination.item, in: .operation(endpoint.id)),
            items: items.isOptional ? items.text + " ?? []" : items.text,
            step: step,
            arguments: arguments,
            parameter: parameter,
            mayRepeat: mayRepeat,
            protocolName: names.protocols[endpoint.id]
        )
    }

    /// The expression for a value within another one, and whether it may be missing.
    private func expression(
        for path: Pagination.Path, in body: TypeReference, from root: String, isOptional isRootOptional: Bool = false
    ) -> (text: String, isOptional: Bool) {
        var text = root
        var type = body
        var isOptional = isRootOptional || body.isNullable
        for key in path.keys {
            guard let (owner, property) = api.property(key, of: type) else { break }
            let member = memberAccess(to: property, in: owner)
            text += (isOptional ? "?." : ".") + member.text
            isOptional = isOptional || member.isOptional
            type = property.type
        }
        return (text, isOptional)
    }
}

extension Outcome {
    fileprivate var jsonType: TypeReference? {
        if case .json(let type, _) = content { type } else { nil }
    }
}
