import CodegenAPIModel

extension ViewMaker {
    /// The literals that a union accepts: strings, numbers and Booleans, if a variant has that type.
    func makeLiteralViews(_ shape: UnionShape, _ cases: [VariantView]) -> [LiteralView] {
        let payloads = shape.variants.map { payload(of: $0.type) }
        return [textLiteral(shape, payloads, cases)].compactMap { $0 } + numberLiterals(payloads, cases)
            + [boolLiteral(payloads, cases)].compactMap { $0 }
    }

    private enum Payload: Equatable {
        case text
        /// An open enumeration of strings.
        case openEnumeration
        case scalar(Primitive)
        /// No literal is a value of it.
        case other
    }

    private func payload(of type: TypeReference) -> Payload {
        if type.isNullable { return .other }
        switch api.resolved(type) {
        case .primitive(.string): return .text
        case .primitive(let primitive): return .scalar(primitive)
        case .declared(let id):
            guard case .enumeration(let shape) = api[id].shape, case .strings = shape.values, isOpen(api[id], shape)
            else { return .other }
            return .openEnumeration
        case .array, .dictionary, .nullable, .anything: return .other
        }
    }

    /// Where several variants are strings, the value is the one that a reader would choose.
    private func textLiteral(_ shape: UnionShape, _ payloads: [Payload], _ cases: [VariantView]) -> LiteralView? {
        guard let index = payloads.firstIndex(of: .text) ?? payloads.firstIndex(of: .openEnumeration) else {
            return nil
        }
        let payload = payloads[index] == .text ? "value" : ".init(rawValue: value)"
        let direct = ".\(cases[index].caseName)(\(payload))"
        let choice = shape.selection.first { $0.kind == .string }?.choice
        return LiteralView(
            supertype: "StringLiteralValue",
            label: "stringLiteral",
            type: "String",
            value: choice == .variant(index) ? direct : ".choosing(value) ?? \(direct)"
        )
    }

    private func numberLiterals(_ payloads: [Payload], _ cases: [VariantView]) -> [LiteralView] {
        func index(of primitives: [Primitive]) -> Int? {
            primitives.lazy.compactMap { payloads.firstIndex(of: .scalar($0)) }.first
        }
        var literals: [LiteralView] = []
        let fraction = index(of: [.double, .float])
        if let whole = index(of: [.int, .int64, .uint64, .int32]) ?? fraction, case .scalar(let type) = payloads[whole]
        {
            literals.append(literal("Integer", type, of: cases[whole]))
        }
        if let fraction, case .scalar(let type) = payloads[fraction] {
            literals.append(literal("Float", type, of: cases[fraction]))
        }
        return literals
    }

    private func boolLiteral(_ payloads: [Payload], _ cases: [VariantView]) -> LiteralView? {
        payloads.firstIndex(of: .scalar(.bool)).map { literal("Boolean", .bool, of: cases[$0]) }
    }

    private func literal(_ kind: String, _ type: Primitive, of variant: VariantView) -> LiteralView {
        LiteralView(
            supertype: "ExpressibleBy\(kind)Literal",
            label: "\(kind.lowercased())Literal",
            type: type.swiftName,
            value: ".\(variant.caseName)(value)"
        )
    }
}
