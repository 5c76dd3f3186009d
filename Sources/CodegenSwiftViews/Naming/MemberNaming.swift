import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

/// Names the members of types and operations, avoiding the types that the code around them mentions.
struct MemberNaming {
    let api: API
    let casing: Casing
    let given: GivenNames
    let mentioned: MentionedNames
    let types: TypeText
    let pinned: PinnedNames
    let patterns: NamePatterns

    // MARK: Types

    func names(of declaration: TypeDeclaration) -> MemberNames {
        switch declaration.shape {
        case .object(let shape): names(of: shape, in: declaration.id)
        case .enumeration(let shape): names(of: shape, in: declaration.id)
        case .union(let shape): names(of: shape, in: declaration.id)
        case .multipart(let shape): names(of: shape, in: declaration.id)
        case .alias, .external: MemberNames()
        }
    }

    private func names(of shape: ObjectShape, in id: TypeID) -> MemberNames {
        var scope = NameScope(reserved: shape.additional == .ignored ? [] : ["additionalProperties"])
        let items = shape.properties.map { property in
            nameable(property.wireName, at: property.origin, property.type) { $0.property(property.wireName, of: id) }
        }
        let names = scope.claim(each: items) { name($0, in: .type(id)) }
        return MemberNames(names: names, storage: storage(names), locals: locals(names))
    }

    private func names(of shape: EnumerationShape, in id: TypeID) -> MemberNames {
        var scope = NameScope(reserved: ["allCases", "allowsOtherValues", "byRawValue", "rawValue"])
        let items = shape.values.texts.map { value in
            NameScope.Nameable(
                wireName: shape.names[value] ?? value, given: given.text(at: shape.origins[value]),
                pinned: pinned.member { $0.value(value, of: id) }.map { patterns.case($0, casing) })
        }
        let names = scope.claim(each: items) { item in
            item.given.map(casing.member(given:))
                ?? patterns.case(ReservedNames.member(casing.memberName(item.wireName)), casing)
        }
        return MemberNames(names: names, unknown: unknown(besides: names))
    }

    private func names(of shape: UnionShape, in id: TypeID) -> MemberNames {
        var scope = NameScope(reserved: ["choosing", "distinguishingKeys", "jsonVariants", "validationRules"])
        let words = VariantWords(of: shape, named: types.names.bareName(of: id), types: types.names).all
        let items = zip(shape.variants, words).map { variant, words in
            nameable(words.joined(separator: "_"), at: variant.origin, variant.type) { $0.variant(variant, of: id) }
        }.map { item in
            var item = item
            item.pinned = item.pinned.map { patterns.case($0, casing) }
            return item
        }
        let names = scope.claim(each: items) { item in
            let name = name(item, in: .type(id))
            return item.given == nil ? patterns.case(name, casing) : name
        }
        return MemberNames(names: names, unknown: unknown(besides: names))
    }

    private func names(of shape: MultipartShape, in id: TypeID) -> MemberNames {
        var scope = NameScope()
        let items = shape.members.map { member in
            switch member {
            case .part(let part):
                switch part.content {
                case .file:
                    NameScope.Nameable(
                        wireName: part.wireName, given: given.text(at: part.origin),
                        pinned: pinned.member { $0.property(part.wireName, of: id) })
                case .field(let type, _):
                    nameable(part.wireName, at: part.origin, type) { $0.property(part.wireName, of: id) }
                }
            case .header(let header, let part):
                NameScope.Nameable(wireName: "\(part.wireName) \(header.wireName)", given: nil)
            }
        }
        return MemberNames(names: scope.claim(each: items) { name($0, in: .type(id)) })
    }

    /// `unknown`, unless a known case has that name.
    private func unknown(besides names: [String]) -> String {
        var scope = NameScope(reserved: Set(names))
        return scope.claim("unknown", "unrecognized", "unlisted", "unknownValue")
    }

    /// The variables of `init(json:)`, beside its own `json`, `object` and `key`.
    private func locals(_ names: [String]) -> [String] {
        var taken = Set(names)
        return names.map { name in
            guard ["json", "object", "key"].contains(name) else { return name }
            var local = name
            while !taken.insert(local).inserted { local += "Value" }
            return local
        }
    }

    /// `_name` stores `name`; without the underscore.
    ///
    /// `{ _read.value }` would begin an accessor, and a given name may have the underscore itself.
    private func storage(_ names: [String]) -> [String] {
        // Nearly always there is nothing that an underscore could make of a name.
        let isPlain = names.allSatisfy { !$0.hasPrefix("_") && !Identifiers.accessors.contains("_" + $0) }
        if isPlain { return names }
        var scope = NameScope(reserved: Identifiers.accessors.union(names))
        return names.map { String(scope.claim("_" + $0, "_" + $0 + "Value").dropFirst()) }
    }

    // MARK: Operations

    /// Completes the names of an operation.
    func complete(_ names: inout OperationNames, of endpoint: Endpoint) {
        let owner = NameTable.TypeOwner.operation(endpoint.id)
        var scope = NameScope()
        names.parameters = scope.claim(
            endpoint.parameters.map { parameter in
                let given = given.text(at: parameter.reference) ?? given.text(at: parameter.origin)
                let item = NameScope.Nameable(wireName: parameter.wireName, given: given)
                let longer = casing.memberName("\(parameter.location.rawValue) \(parameter.wireName)")
                return NameScope.Claim(
                    given == nil ? .made : .given, [name(item, in: owner), longer],
                    pinned: pinned.member { $0.parameter(parameter, of: endpoint.id) })
            })
        names.body = scope.claim("body", "requestBody")
        names.contentType = scope.claim("contentType", "bodyContentType")
        var headerScope = NameScope(reserved: ["head"])
        let headers = endpoint.headers.map { header in
            NameScope.Nameable(
                wireName: header.wireName, given: given.text(at: header.origin),
                pinned: pinned.member { $0.header(header.wireName, of: endpoint.id) })
        }
        names.headers = headerScope.claim(each: headers) { name($0, in: owner) }
        if let body = endpoint.body, !body.others.isEmpty {
            names.bodyCases = cases(of: body)
        }
        names.successes = cases(of: endpoint.successes, areErrors: false)
        names.failures = cases(of: endpoint.failures, areErrors: true)
    }

    /// By status: `notFound`, and `notFoundText` for another media type. Successes of one status are told apart by it alone: `json`, `pdf`.
    private func cases(of outcomes: [Outcome], areErrors: Bool) -> [String] {
        var scope = NameScope()
        let isOneStatus = !areErrors && Set(outcomes.map(\.status)).count == 1
        let mediaTypes = outcomes.compactMap { $0.content.mediaTypes.first }
        return outcomes.map { outcome in
            let reason = outcome.status.reason
            let isNamedByStatus = outcome.selection == nil || outcome.selection == .otherwise && !isOneStatus
            guard !isNamedByStatus, let mediaType = outcome.content.mediaTypes.first else {
                return scope.claim(casing.memberName(reason))
            }
            let word = MediaTypeWord.word(of: mediaType, among: mediaTypes)
            return scope.claim(casing.memberName(isOneStatus ? word : "\(reason) \(word)"))
        }
    }

    /// The cases of a body that may be of several media types.
    private func cases(of body: RequestBody) -> [String] {
        var scope = NameScope()
        let mediaTypes = body.contents.map(\.namingMediaType)
        return mediaTypes.map { scope.claim(casing.memberName(MediaTypeWord.word(of: $0, among: mediaTypes))) }
    }

    // MARK: Single names

    /// A member with the name that it is given, unless that is its type's.
    private func nameable(
        _ wireName: String, at place: SourceRange?, _ type: TypeReference, key: (PlaceKeys) -> String
    ) -> NameScope.Nameable {
        var declared: SourceRange?
        if case .declared(let id) = type.withoutNull { declared = api[id].origin }
        return NameScope.Nameable(
            wireName: wireName, given: given.member(at: place, declaring: declared), pinned: pinned.member(key))
    }

    /// A property `日本` would hide the type `日本`, which has no capital to tell it apart.
    private func name(_ item: NameScope.Nameable, in owner: NameTable.TypeOwner) -> String {
        let name = item.given.map(casing.member(given:)) ?? ReservedNames.member(casing.memberName(item.wireName))
        let isHidden =
            switch owner {
            case .module: false
            case .type(let id): mentioned.names(in: id).contains(name)
            case .operation(let id): mentioned.names(in: id).contains(name)
            }
        return isHidden ? name + "Value" : name
    }
}

extension MultipartShape {
    /// A part, or a header of the part before it: each is a property.
    enum Member {
        case part(Part)
        case header(Header, of: Part)
    }

    /// Required parts first.
    var members: [Member] {
        (parts.filter(\.isRequired) + parts.filter { !$0.isRequired }).flatMap { part in
            [.part(part)] + part.headers.map { .header($0, of: part) }
        }
    }
}
