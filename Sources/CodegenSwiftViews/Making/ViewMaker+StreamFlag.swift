import CodegenAPIModel
import CodegenSwiftLanguage

/// Sets the Boolean `stream` of a body: with such a property APIs that may stream a response are asked to.
extension ViewMaker {
    /// `stream = true`, what follows the body; nil where it has no such property.
    func streamFlag(of content: RequestBody.Content, _ endpoint: Endpoint) -> String? {
        guard endpoint.isStreamVariant else { return nil }
        if case .multipart(let id, _) = content { return streamPart(of: id).map { $0 + " = true" } }
        guard let (owner, property) = streamProperty(of: content) else { return nil }
        let member = memberAccess(to: property, in: owner)
        let isField = member.text.hasSuffix(".wrapped")
        let place = isField ? String(member.text.dropLast(".wrapped".count)) : member.text
        return "\(place) = \(isField ? ".value(true)" : "true")"
    }

    private func streamProperty(of content: RequestBody.Content) -> (owner: TypeID, property: Property)? {
        switch content {
        case .json(let type, _), .form(let type, _):
            guard let (owner, property) = api.property("stream", of: type), isFlag(property.type) else { return nil }
            return (owner, property)
        case .multipart, .parts, .text, .bytes, .coded, .stream: return nil
        }
    }

    private func streamPart(of id: TypeID) -> String? {
        guard case .multipart(let shape) = api[id].shape else { return nil }
        let index = shape.members.firstIndex { member in
            guard case .part(let part) = member, case .field(let type, _) = part.content else { return false }
            return part.wireName == "stream" && isFlag(type)
        }
        return index.map { Identifiers.escaped(names.members(of: id).names[$0]) }
    }

    private func isFlag(_ type: TypeReference) -> Bool {
        api.resolved(type.withoutNull) == .primitive(.bool)
    }

    /// Whether some function sets the property, so that it is a variable even where models are immutable.
    func isStreamFlag(_ property: Property, of owner: TypeID) -> Bool {
        guard property.wireName == "stream" else { return false }
        return api.groups.flatMap(\.endpoints).contains { endpoint in
            endpoint.isStreamVariant
                && (endpoint.body?.contents ?? []).contains { streamProperty(of: $0)?.owner == owner }
        }
    }
}
