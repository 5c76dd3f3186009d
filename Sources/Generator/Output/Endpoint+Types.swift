import APIModel

extension Endpoint {
    /// The declared types that go in or out.
    func forEachDeclared(_ body: (TypeID) -> Void) {
        for parameter in parameters { parameter.type.forEachDeclared(body) }
        switch self.body?.content {
        case .json(let type, _), .form(let type, _): type.forEachDeclared(body)
        case .multipart(let id): body(id)
        case .text, .bytes, nil: break
        }
        for callback in callbacks { callback.payload?.forEachDeclared(body) }
        for outcome in outcomes {
            switch outcome.content {
            case .json(let type, _), .stream(let type, _): type.forEachDeclared(body)
            case .none, .text, .bytes: break
            }
        }
    }
}
