import APIRuntime
import Foundation
import HTTPTypes

/// A value as a tree of texts, by reflection; bodies and streams are read.
indirect enum Tree: Sendable, Equatable {
    case leaf(String)
    case node([Child])

    struct Child: Sendable, Equatable {
        let label: String
        let value: Tree
    }

    init(_ value: Any) async {
        if let leaf = await Tree.leaf(of: value) {
            self = .leaf(leaf)
            return
        }
        if let part = value as? FilePart {
            self = await .part(part)
            return
        }
        if let stream = value as? any ValueStream {
            self = await .read { try await Tree(stream.values()) }
            return
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            if let child = mirror.children.first { self = await Tree(child.value) } else { self = .leaf("nil") }
        case .dictionary: self = await .dictionary(mirror)
        case .set:
            var items: [Tree] = []
            for child in mirror.children { items.append(await Tree(child.value)) }
            self = .node(items.sorted { $0.text < $1.text }.map { Child(label: "", value: $0) })
        case .collection, .enum, .struct, .class, .tuple, .foreignReference: self = await .members(mirror, of: value)
        case nil: self = mirror.children.isEmpty ? .leaf("\(value)") : await .members(mirror, of: value)
        @unknown default: self = .leaf("\(value)")
        }
    }

    private static func dictionary(_ mirror: Mirror) async -> Tree {
        var children: [Child] = []
        for child in mirror.children {
            let pair = Array(Mirror(reflecting: child.value).children)
            children.append(Child(label: await Tree(pair[0].value).text, value: await Tree(pair[1].value)))
        }
        return .node(children.sorted { $0.label < $1.label })
    }

    private static func part(_ part: FilePart) async -> Tree {
        let fields = part.headerFields.map { "\($0.name): \($0.value)" }.sorted().joined(separator: ", ")
        return .node([
            Child(label: "content", value: await Tree(part.content)),
            Child(label: "of part.headers", value: .leaf(fields.isEmpty ? "nil" : fields)),
            Child(label: "of part.filename", value: await Tree(part.filename as Any)),
            Child(label: "of part.contentType", value: await Tree(part.contentType as Any)),
            Child(label: "of part.name", value: await Tree(part.name as Any)),
        ])
    }

    private static func members(_ mirror: Mirror, of value: Any) async -> Tree {
        guard !mirror.children.isEmpty else {
            return mirror.displayStyle == .enum
                ? .leaf("\(value)") : mirror.displayStyle == .struct ? .leaf("()") : .node([])
        }
        var children: [Child] = []
        for (index, child) in mirror.children.enumerated() {
            children.append(Child(label: child.label ?? "\(index)", value: await Tree(child.value)))
        }
        return .node(children)
    }

    /// Values that aren't what they consist of.
    private static func leaf(of value: Any) async -> String? {
        switch value {
        case let text as String: return "\"\(text)\""
        case let data as Data: return bytes(data)
        case let date as Date: return "\(date.timeIntervalSince1970)"
        case let url as URL: return url.absoluteString
        case let number as Decimal: return "\(number)"
        case let id as UUID: return id.uuidString
        case let fields as HTTPFields: return fields.map { "\($0.name): \($0.value)" }.sorted().joined(separator: ", ")
        case let body as RequestBody: return await collected { try await body.collect() }
        case let body as ResponseBody: return await collected { try await body.collect() }
        default: return nil
        }
    }

    private static func collected(_ body: () async throws -> Data) async -> String {
        do { return bytes(try await body()) } catch { return "\(error)" }
    }

    private static func read(_ body: () async throws -> Tree) async -> Tree {
        do { return try await body() } catch { return .leaf("\(error)") }
    }

    private static func bytes(_ data: Data) -> String {
        String(data: data, encoding: .utf8).map { "\"\($0)\"" } ?? data.base64EncodedString()
    }

    var text: String {
        switch self {
        case .leaf(let text): text
        case .node(let children): "(" + children.map { "\($0.label): \($0.value.text)" }.joined(separator: ", ") + ")"
        }
    }

    // MARK: Differences

    /// What another tree has in place of this one's values, each with its place. What wasn't said and is filled in isn't a difference:
    /// defaults of parameters, and the names and types of parts and bodies.
    func differences(from other: Tree, at place: String, _ defaults: Set<String>) -> [String] {
        switch (self, other) {
        case (.leaf("nil"), _) where defaults.contains(place) || Self.isFilled(place): []
        case (.leaf(let one), .leaf(let two)) where one == two: []
        // A sample of a union that is any JSON; read, it is the variant that the JSON fits.
        case (.node(let one), .node(let two))
        where one.count == 1 && two.count == 1 && one[0].label == "other" && two[0].label != "other": []
        case (.node(let one), .node(let two)) where one.map(\.label) == two.map(\.label):
            zip(one, two).flatMap { $0.value.differences(from: $1.value, at: "\(place).\($0.label)", defaults) }
        default: ["\(place) is \(other.text.prefix(200)), was \(text.prefix(200))"]
        }
    }

    private static func isFilled(_ place: String) -> Bool {
        let parts = place.split(separator: ".")
        return parts.dropLast().last == "of part" || (parts.count == 2 && parts[1] == "contentType")
    }
}

/// A stream whose values can be read one after the other.
private protocol ValueStream {
    func values() async throws -> [Any]
}

extension RequestStream: ValueStream {
    fileprivate func values() async throws -> [Any] {
        var values: [Any] = []
        for try await value in self { values.append(value) }
        return values
    }
}

extension ResponseStream: ValueStream {
    fileprivate func values() async throws -> [Any] {
        var values: [Any] = []
        for try await value in self { values.append(value) }
        return values
    }
}
