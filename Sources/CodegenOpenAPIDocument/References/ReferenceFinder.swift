import CodegenDiagnostics
import CodegenDocumentTree

/// Finds what a `$ref` names, in its own document or another one; what can't be found is reported at the reference, once.
final class ReferenceFinder {
    let documents: DocumentSet
    private var found: [Key: Place?] = [:]
    private var isQuiet = false
    private var missed = 0
    private var diagnostics: DiagnosticCollector { documents.diagnostics }

    init(documents: DocumentSet) { self.documents = documents }

    /// The same text means the same anywhere in a document, except in parts with a base of their own.
    private struct Key: Hashable {
        let file: SourceFileID
        let text: ExactText
        let offset: UInt32

        init(_ reference: OpenAPI.Reference, in document: LoadedDocument) {
            file = reference.range.file
            text = ExactText(reference.text)
            offset = document.names.resources.count > 1 ? reference.range.lowerBound : 0
        }
    }

    /// Nil where it can't be resolved, which has been reported with its consequence then.
    func place(of reference: OpenAPI.Reference, otherwise consequence: String = "it is left out") -> Place? {
        let key = Key(reference, in: documents.document(around: reference.range))
        if let known = found[key] { return known }
        // Set before it is looked for: a pointer through a reference may lead back here.
        found[key] = .some(nil)
        let place = find(reference, consequence)
        found[key] = .some(place)
        return place
    }

    /// The target of a text that may not be a reference; nothing is reported.
    ///
    /// - Parameter isRemembered: Whether a place that is found counts as followed: then later uses report no mistakes of the
    ///   reference.
    func placeIfAny(of reference: OpenAPI.Reference, isRemembered: Bool = true) -> Place? {
        let key = Key(reference, in: documents.document(around: reference.range))
        if let known = found[key] { return known }
        isQuiet = true
        defer { isQuiet = false }
        let place = find(reference, "")
        if let place, isRemembered { found[key] = .some(place) }
        return place
    }

    private func find(_ reference: OpenAPI.Reference, _ consequence: String) -> Place? {
        let parts = reference.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = String(parts.first ?? "")
        let fragment = parts.count > 1 ? parts[1] : ""
        let document = documents.document(around: reference.range)
        let own = document.names.resource(around: reference.range)
        guard !address.isEmpty else {
            return place(of: fragment, in: own, reference) ?? understood(fragment, reference, consequence)
        }
        guard let resource = resource(at: address, seenFrom: document, own, reference) else { return nil }
        if fragment.isEmpty { return resource.place }
        return place(of: fragment, in: resource, reference) ?? understood(fragment, reference, consequence)
    }

    // MARK: Documents

    private func resource(
        at address: String,
        seenFrom document: LoadedDocument,
        _ own: ResourceIndex.Resource,
        _ reference: OpenAPI.Reference
    ) -> ResourceIndex.Resource? {
        let uri = own.base.resolving(address)
        // A `$self` or `$id` names a document; where it is kept is another matter.
        let isRemote = document.location.isRemote || DocumentLocation(address).isRemote
        let path = isRemote ? address : PercentCoding.decoded(address[...]) ?? address
        let location = document.location.resolving(path)
        let refusal = documents.refusal(of: path, at: location, uri, from: document)
        if case .local = refusal {
            report(
                .externalReference,
                "`\(location.text)` is a local file: documents from other machines can't refer to one", reference)
            return nil
        }
        if let resource = documents.resource(named: uri) { return resource }
        switch refusal.map(Result.failure) ?? documents.document(at: location) {
        case .success(let document): return document.names.resources[0]
        case .failure(.missing):
            if let document = misplaced(path, seenFrom: document, reference) { return document.names.resources[0] }
            if let place = component(named: address[...], reference) {
                return ResourceIndex.Resource(place: place, base: own.base)
            }
            report(.externalReference, "`\(location.printed)` can't be read: no such file", reference)
        case .failure(.unreadable(let reason)):
            report(.externalReference, "`\(location.printed)` can't be read: \(reason)", reference)
        case .failure(.remote(let command)):
            report(.missingDownload, "`\(location.printed)` isn't downloaded; `\(command)` does that", reference)
        case .failure(.changed(let reason)):
            report(.changedDownload, "`\(location.printed)` can't be used: \(reason)", reference)
        case .failure(.outside), .failure(.local):
            report(
                .externalReference,
                "`\(location.text)` is named by an absolute path; `--allow-outside` with its folder allows that, and a "
                    + "relative path needs no permission", reference)
        }
        return nil
    }

    /// Some write all paths from the description's own folder, and some end them with a slash.
    private func misplaced(
        _ path: String, seenFrom document: LoadedDocument, _ reference: OpenAPI.Reference
    ) -> LoadedDocument? {
        guard !document.location.isRemote else { return nil }
        let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
        for candidate in [document.location.resolving(trimmed), documents.root.location.resolving(trimmed)] {
            guard !candidate.isRemote, case .success(let found) = documents.document(at: candidate) else { continue }
            warn("no file `\(document.location.resolving(path).text)`; `\(candidate.text)` is read", reference)
            return found
        }
        return nil
    }

    // MARK: Fragments

    private func place(
        of fragment: Substring,
        in resource: ResourceIndex.Resource,
        _ reference: OpenAPI.Reference
    ) -> Place? {
        if fragment.isEmpty { return resource.place }
        if fragment.first == "/" {
            for tokens in Pointer.readings(ofFragment: fragment) {
                if let place = descend(tokens, from: resource.place), !documents.hides(place.node) { return place }
            }
            return nil
        }
        return resource.anchors[String(fragment)]
    }

    private func descend(_ tokens: [String], from start: Place) -> Place? {
        var place = start
        for token in tokens {
            guard let next = child(token, of: place) else { return nil }
            place = next
        }
        return place
    }

    /// The value under a token of a location; if the location is itself a reference, the value in its target, unless
    /// references lead in a circle.
    private func child(_ token: String, of start: Place) -> Place? {
        var place = start
        for _ in 0..<64 {
            switch place.node.value {
            case .object(let mapping):
                if let node = mapping[token] { return Place(node: node, pointer: place.pointer.appending(token)) }
                guard let node = mapping["$ref"], let text = node.string,
                    let target = self.place(of: OpenAPI.Reference(text: text, range: node.range))
                else { return nil }
                place = target
            case .array(let items):
                guard let index = Int(token), items.indices.contains(index) else { return nil }
                return Place(node: items[index], pointer: place.pointer.appending(token))
            case .null, .bool, .number, .string: return nil
            }
        }
        return nil
    }

    // MARK: Mistakes

    /// The intended target of an unresolved reference, where that is obvious.
    private func understood(_ fragment: Substring, _ reference: OpenAPI.Reference, _ consequence: String) -> Place? {
        if fragment.first != "/", !fragment.isEmpty {
            let document = documents.document(around: reference.range)
            if fragment.contains("/"), let tokens = Pointer.tokens(ofFragment: "/" + fragment) {
                let address = reference.text.prefix { $0 != "#" }
                let start =
                    address.isEmpty
                    ? document : (try? documents.document(at: document.location.resolving(String(address))).get())
                if let start, let place = descend(tokens, from: start.names.resources[0].place) {
                    warn(
                        "`\(reference.text)` lacks a slash after its `#`; read as `\(address)#/\(fragment)`",
                        reference)
                    return place
                }
            }
        }
        if let name = fragment.split(separator: "/").last, let place = component(named: name, reference) {
            return place
        }
        guard !isQuiet else { return nil }
        // Looking through thousands of names is worth it for as many mistakes as people read.
        missed += 1
        let root = documents.document(around: reference.range).root
        let near = missed > 100 ? [] : NearMiss.notes(for: fragment, in: root)
        let message = "unresolved reference `\(reference.text)`; \(consequence)"
        diagnostics.warning(.unresolvedReference, message, at: reference.range, notes: near)
        return nil
    }

    /// `#/definitions/Pet`, `#Pet` and `Pet` for the component `Pet`, as earlier versions wrote it.
    private func component(named name: Substring, _ reference: OpenAPI.Reference) -> Place? {
        let isBare = !reference.text.contains("/")
        guard isBare || reference.text.hasPrefix("#/definitions/") || reference.text.hasPrefix("#/components/schemas/")
        else {
            return nil
        }
        let start = documents.document(around: reference.range).names.resources[0].place
        for container in [["components", "schemas"], ["definitions"]] {
            guard let place = descend(container + [String(name)], from: start) else { continue }
            warn("unresolved reference `\(reference.text)`; read as `\(place.pointer)`", reference)
            return place
        }
        return nil
    }

    private func warn(_ message: String, _ reference: OpenAPI.Reference) {
        if !isQuiet { diagnostics.warning(.unresolvedReference, message, at: reference.range) }
    }

    /// A document that can't be loaded is an error: its content is needed.
    private func report(_ code: DiagnosticCode, _ message: String, _ reference: OpenAPI.Reference) {
        if !isQuiet { diagnostics.error(code, message, at: reference.range) }
    }
}
