public import APIRuntime
import Foundation
import HTTPTypes

/// The body of a multipart operation that a service reads: generated, as an extension of the type that clients send.
public protocol ServedMultipartBody: MultipartBody {
    /// Reads the parts. Nil where something is missing or can't be read: the decoder has recorded it.
    init?(from form: inout MultipartDecoder)
}

/// Reads the parts of a multipart body: the other direction of `MultipartEncoder`.
public struct MultipartDecoder {
    var violations: [Problem.Violation] = []
    /// What has been asked for so far.
    private(set) var known = KnownParts()
    private let parts: [ReceivedPart]
    /// Finds what the description doesn't have; nil where it takes anything else.
    private let unknown: UnknownParts?

    /// The number of bytes that a field may have: 1 MiB.
    private static let longestField = 1 << 20

    init(_ parts: [ReceivedPart], unknown: UnknownParts? = nil) {
        self.parts = parts
        self.unknown = unknown
        known.isClosed = unknown?.areClosed == true
        add(unknown?.violations(ofNames: parts.map { $0.name ?? "" }.filter { !$0.isEmpty }))
    }

    private mutating func add(_ found: [Violation]?) {
        violations += (found ?? []).map { Problem.Violation($0) }
    }

    /// The part of a file.
    public mutating func file(_ name: String, isRequired: Bool = false) -> FilePart? {
        known.files.insert(name)
        let own = own(name, isRequired: isRequired)
        if own.count > 1 { record(name, "is there more than once") }
        return own.first?.file(named: false)
    }

    /// All files of a name; nil without any.
    public mutating func files(_ name: String, isRequired: Bool = false) -> [FilePart]? {
        known.hasLists = true
        let own = own(name, isRequired: isRequired)
        return own.isEmpty ? nil : own.map { $0.file(named: false) }
    }

    /// The value of a part: a text, or JSON where it is an object or the part says that it is JSON. An array is made of all parts of the
    /// name.
    ///
    /// - Parameter value: The value of a part that isn't there.
    public mutating func field<T: JSONReadable>(
        _ name: String, isRequired: Bool = false, default value: T? = nil, shape: ParameterShape = .primitive
    ) -> T? {
        if shape == .array { known.hasLists = true }
        guard let readings = readings(name, isRequired: isRequired, shape) else { return value }
        var faults: [ParameterError] = []
        for text in readings {
            var found: [ParameterError] = []
            if let value = text.read(T.self, name, faults: &found) {
                if let unknown, let document = text.document {
                    add(document.withUnsafeBytes { unknown.violations(in: $0, ofPart: name) })
                }
                return value
            }
            // The reading that got farthest is the one that was meant.
            let depth = faults.first?.pointer.utf8.count ?? -1
            if let fault = found.first, fault.pointer.utf8.count > depth { faults = found }
        }
        for fault in faults { record(name, fault.reason, pointer: fault.pointer) }
        return nil
    }

    /// A header of a part; of several parts of the name, the first one's.
    public mutating func header<T: JSONReadable>(
        _ name: String, of part: String, isRequired: Bool = false, shape: ParameterShape = .primitive,
        style: HeaderStyle = .simple, explode: Bool = false
    ) -> T? {
        guard let header = parts.first(where: { $0.name == part })?.header else { return nil }
        let decoder = ParameterDecoder(headerFields: header.headerFields)
        var faults: [ParameterError] = []
        do throws(ParameterError) {
            if let text = try decoder.headerText(name, shape, style, explode: explode) {
                let value = text.read(T.self, name, faults: &faults)
                for fault in faults { record(part, "has a header `\(name)` that \(fault.reason)") }
                return value
            }
            if isRequired { record(part, "has no header `\(name)`") }
        } catch {
            record(part, "has a header `\(name)` that \(error.reason)")
        }
        return nil
    }

    private mutating func own(_ name: String, isRequired: Bool) -> [ReceivedPart] {
        known.names.insert(name)
        let own = parts.filter { $0.name == name }
        if own.isEmpty, isRequired { record(name, "is missing") }
        return own
    }

    /// The ways to read a field, the first of which that succeeds is meant; nil where it isn't there, or is no text.
    private mutating func readings(
        _ name: String, isRequired: Bool, _ shape: ParameterShape
    ) -> [ParameterText]? {
        let own = own(name, isRequired: isRequired)
        guard !own.isEmpty else { return nil }
        guard own.count == 1 || shape == .array else {
            record(name, "is there more than once")
            return nil
        }
        var texts: [ParameterText] = []
        // Where a client doesn't say that a part is JSON.
        var others: [ParameterText] = []
        for part in own {
            guard let data = part.bytes(upTo: Self.longestField) else {
                record(name, "has more than \(Self.longestField) bytes")
                return nil
            }
            let mediaType = part.header.mediaType
            guard let text = try? decodedText(data, charset: mediaType?["charset"]?.lowercased()) else {
                record(name, "is no text of its character set")
                return nil
            }
            let json = try? ParameterText.json(checking: text, name)
            if mediaType?.isJSON == true || shape == .object {
                guard let json else {
                    record(name, "is not JSON")
                    return nil
                }
                texts.append(json)
                others.append(json)
            } else {
                texts.append(.primitive(text))
                others.append(json ?? .primitive(text))
            }
        }
        guard shape == .array else { return texts + others }
        // An array may also be one part of JSON.
        return [.array(texts), .array(others)] + (others.count == 1 ? others : [])
    }

    private mutating func record(_ name: String, _ reason: String, pointer: String = "") {
        violations.append(
            .init(.body, pointer: "/" + pointerToken(name) + pointer, message: "part `\(name)` \(reason)"))
    }
}
