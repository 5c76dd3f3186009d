import CodegenDiagnostics
import CodegenDocumentTree
import CodegenGenerator
import CodegenOpenAPIDocument

/// A document as it came from another machine, or as it still is on disk where the server says that nothing has changed.
struct DownloadedDocument {
    let address: DocumentLocation
    let base: DocumentLocation
    let bytes: [UInt8]
    let sha256: String
    let root: Node
    let isJSON: Bool
    let eTag: String?
    let lastModified: String?
    let references: OutgoingReferences
    /// The API that led here first.
    let api: String
}

/// The way from descriptions to all documents on other machines that they need; each is downloaded once.
final class DownloadWalk {
    private let fetch: Fetch
    let lock: LockFile
    private let diagnostics: DiagnosticCollector
    /// In the order in which they were found.
    private(set) var documents: [DownloadedDocument] = []
    /// The names of the APIs that need anything from other machines.
    private(set) var remoteAPIs: Set<String> = []
    private var seen: Set<DocumentLocation> = []
    /// Names that documents give their parts: no places.
    private var identifiers: Set<DocumentLocation> = []
    private static let maximumCount = 5_000

    init(fetch: Fetch, lock: LockFile, diagnostics: DiagnosticCollector) {
        self.fetch = fetch
        self.lock = lock
        self.diagnostics = diagnostics
    }

    /// A document whose references are still to be followed.
    private struct Stop {
        let references: OutgoingReferences
        /// Where it was downloaded from; nil for a file of the user's.
        let place: DocumentLocation?
    }

    /// What one API needs.
    private struct Trip {
        let api: APIConfiguration
        let secrets: SecretHeaders
        let downloader: Downloader
    }

    func visit(_ api: APIConfiguration) {
        var secrets = SecretHeaders.none
        if let source = api.source {
            guard let read = SecretHeaders.reading(source, fetch.options.environment, diagnostics) else { return }
            secrets = read
        }
        let options = fetch.options
        let rules = AddressRules(allowsHTTP: options.allowsHTTP || api.source?.allowsHTTP == true)
        let downloader = Downloader(
            exchange: fetch.exchange, rules: rules, timeout: options.timeout, limit: options.limit,
            userAgent: options.userAgent)
        let trip = Trip(api: api, secrets: secrets, downloader: downloader)
        guard let start = api.source.map({ root(from: $0, trip) }) ?? localRoot(api) else { return }
        var pending = [start] + overlays(of: api, at: start.place)
        var files: Set<DocumentLocation> = [DocumentLocation(api.input)]
        while let stop = pending.popLast() {
            for reference in stop.references.all {
                if identifiers.contains(reference.name) { continue }
                if reference.location.isRemote {
                    pending += [remote(reference, from: stop.place, trip)].compactMap { $0 }
                } else if stop.place == nil, files.insert(reference.location).inserted {
                    pending += [local(reference.location)].compactMap { $0 }
                }
            }
        }
    }

    // MARK: Files of the user's

    private func localRoot(_ api: APIConfiguration) -> Stop? {
        let collector = DiagnosticCollector()
        let location = api.inputRange.map(Diagnostic.Location.range) ?? .file(path: api.input)
        guard let bytes = FileContents.read(api.input) else {
            let message = "`\(api.input)` can't be read; `source:` says where it comes from, if it is to be downloaded"
            diagnostics.report(Diagnostic(.error, .unreadableFile, message, at: location))
            return nil
        }
        guard let root = DocumentReader().read(fetch.sources.add(path: api.input, bytes: bytes), into: collector) else {
            collector.diagnostics.forEach(diagnostics.report)
            return nil
        }
        return stop(OutgoingReferences(of: root, at: DocumentLocation(api.input)), nil)
    }

    /// The overlays, whose references mean what they would mean in the description. Generation reports what is wrong in them.
    private func overlays(of api: APIConfiguration, at place: DocumentLocation?) -> [Stop] {
        api.overlays.compactMap { overlay in
            guard let bytes = FileContents.read(overlay.path) else { return nil }
            let file = fetch.sources.add(path: overlay.path, bytes: bytes)
            guard let root = DocumentReader().read(file, into: DiagnosticCollector()) else { return nil }
            return stop(OutgoingReferences(of: root, at: place ?? DocumentLocation(api.input)), nil)
        }
    }

    /// Nil for what generation reports in its own way.
    private func local(_ location: DocumentLocation) -> Stop? {
        for ending in ["", ".yaml", ".yml", ".json"] {
            guard let bytes = FileContents.read(location.text + ending) else { continue }
            let file = fetch.sources.add(path: location.text + ending, bytes: bytes)
            guard let root = DocumentReader().read(file, into: DiagnosticCollector()) else { return nil }
            return stop(OutgoingReferences(of: root, at: DocumentLocation(location.text + ending)), nil)
        }
        return nil
    }

    private func stop(_ references: OutgoingReferences, _ place: DocumentLocation?) -> Stop {
        identifiers.formUnion(references.identifiers)
        return Stop(references: references, place: place)
    }

    // MARK: Other machines

    private func root(from source: RemoteSource, _ trip: Trip) -> Stop? {
        remoteAPIs.insert(trip.api.name)
        let location = source.range.map(Diagnostic.Location.range) ?? .file(path: source.address.printed)
        if let known = documents.first(where: { $0.address == source.address }) {
            return stop(known.references, known.base)
        }
        guard seen.insert(source.address).inserted else { return nil }
        do throws(Downloader.Fault) {
            let document = try download(source.address, from: nil, trip)
            guard let keys = document.root.object, keys["openapi"] != nil || keys["swagger"] != nil else {
                throw Downloader.Fault(reason: "it isn't a description: it has neither `openapi` nor `swagger`")
            }
            return stop(document.references, document.base)
        } catch {
            fail(.error, source.address, error, location)
            return nil
        }
    }

    private func remote(
        _ reference: OutgoingReferences.Reference, from place: DocumentLocation?, _ trip: Trip
    ) -> Stop? {
        remoteAPIs.insert(trip.api.name)
        guard seen.insert(reference.location).inserted else { return nil }
        do throws(Downloader.Fault) {
            guard documents.count < Self.maximumCount else {
                throw Downloader.Fault(reason: "more than \(Self.maximumCount.grouped) documents belong together")
            }
            let document = try download(reference.location, from: place, trip)
            return stop(document.references, document.base)
        } catch {
            // What a mapping names may be no document, unless it was one before.
            let isOptional = reference.isMapping && lock.document(at: reference.location) == nil
            if isOptional { seen.remove(reference.location) }
            fail(isOptional ? .warning : .error, reference.location, error, .range(reference.range))
            return nil
        }
    }

    private func download(
        _ address: DocumentLocation, from place: DocumentLocation?, _ trip: Trip
    ) throws(Downloader.Fault) -> DownloadedDocument {
        if let refusal = trip.downloader.rules.refusal(of: address, from: place) {
            throw Downloader.Fault(reason: refusal)
        }
        let pinned = unchanged(address, trip.api)
        let known = pinned.map { ($0.document.eTag, $0.document.lastModified) }
        let reply = try trip.downloader.get(address, trip.secrets, known: known).get()
        if reply.response.status == 304, let pinned {
            return try add(address, pinned.document.base ?? address, pinned.bytes, pinned.document, trip)
        }
        if let fault = trip.downloader.fault(of: reply, asked: address, trip.secrets) { throw fault }
        let headers = reply.response.headers
        let entry = LockFile.Document(
            address: address, file: "", sha256: "", size: 0, eTag: headers["etag"],
            lastModified: headers["last-modified"], date: "")
        return try add(address, reply.place.withoutQuery, reply.response.body, entry, trip)
    }

    /// What the lock has of an address, if all of its files are there as they were downloaded.
    private func unchanged(
        _ address: DocumentLocation, _ api: APIConfiguration
    ) -> (document: LockFile.Document, bytes: [UInt8])? {
        let entries = lock.documents.filter { $0.address == address }
        if api.source?.address == address, !entries.contains(where: { lock.isFile($0, api.input) }) { return nil }
        var result: (LockFile.Document, [UInt8])?
        for entry in entries {
            guard let bytes = FileContents.read(lock.path(of: entry)), entry.pins(bytes) else { return nil }
            result = (entry, bytes.count == entry.size ? bytes : LockFile.Document.withUnixLineEnds(bytes))
        }
        return result
    }

    private func add(
        _ address: DocumentLocation, _ base: DocumentLocation, _ bytes: [UInt8], _ entry: LockFile.Document,
        _ trip: Trip
    ) throws(Downloader.Fault) -> DownloadedDocument {
        let file = fetch.sources.add(path: address.printed, bytes: bytes)
        let collector = DiagnosticCollector()
        guard let root = DocumentReader().read(file, into: collector) else {
            throw Downloader.Fault(reason: Self.fault(collector, file))
        }
        guard root.object != nil || root.array != nil else {
            throw Downloader.Fault(reason: "it isn't a description, but \(root.kindName)")
        }
        if !root.resemblesDescription { fetch.sources.hideLines(of: file.id) }
        let document = DownloadedDocument(
            address: address, base: base, bytes: bytes,
            sha256: entry.sha256.isEmpty ? SHA256.hexadecimal(bytes) : entry.sha256, root: root,
            isJSON: bytes.first { $0 > 0x20 } == UInt8(ascii: "{"), eTag: entry.eTag, lastModified: entry.lastModified,
            references: OutgoingReferences(of: root, at: base), api: trip.api.name)
        documents.append(document)
        return document
    }

    /// Never quotes the content, which may be private.
    private static func fault(_ collector: DiagnosticCollector, _ file: SourceFile) -> String {
        let first = collector.diagnostics.first { $0.severity == .error }
        if first?.code == .invalidUTF8 { return "it isn't text in UTF-8" }
        if first?.code == .emptyDocument { return "it is empty" }
        guard case .range(let range) = first?.location else { return "it is neither YAML nor JSON" }
        let position = file.position(ofByte: Int(range.lowerBound))
        return "it is neither YAML nor JSON (line \(position.line), column \(position.column))"
    }

    private func fail(
        _ severity: Severity, _ address: DocumentLocation, _ fault: Downloader.Fault, _ location: Diagnostic.Location
    ) {
        let message = "`\(address.printed)` can't be downloaded: \(fault.reason)"
        diagnostics.report(Diagnostic(severity, .failedDownload, message, at: location))
    }
}

extension DocumentLocation {
    /// The end of redirects may hold a signature in its query, which no relative reference needs.
    fileprivate var withoutQuery: DocumentLocation { DocumentLocation(String(text.prefix { $0 != "?" && $0 != "#" })) }
}
