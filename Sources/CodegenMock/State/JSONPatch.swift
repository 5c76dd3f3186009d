import APIJSON

/// JSON Patch (RFC 6902).
struct JSONPatch {
    /// The reason that a patch can't be applied.
    struct Fault: Error {
        let reason: String
    }

    private let operations: [JSONValue]

    /// Nil when the value isn't a list of operations.
    init?(_ value: JSONValue?) {
        guard let operations = value?.array, operations.allSatisfy({ $0["op"]?.string != nil }) else { return nil }
        self.operations = operations
    }

    func applied(to value: JSONValue) throws(Fault) -> JSONValue {
        var result = value
        for operation in operations { result = try Self.apply(operation, to: result) }
        return result
    }

    private static func apply(_ operation: JSONValue, to value: JSONValue) throws(Fault) -> JSONValue {
        let path = try tokens(operation["path"])
        switch operation["op"]?.string {
        case "add": return try add(try member("value", operation), at: path[...], in: value)
        case "remove": return try remove(path, value).rest
        case "replace":
            let new = try member("value", operation)
            if path.isEmpty { return new }
            return try add(new, at: path[...], in: try remove(path, value).rest)
        case "move":
            let (removed, rest) = try remove(try tokens(operation["from"]), value)
            return try add(removed, at: path[...], in: rest)
        case "copy": return try add(try find(try tokens(operation["from"]), value), at: path[...], in: value)
        case "test":
            guard try find(path, value) == member("value", operation) else { throw Fault(reason: "a test failed") }
            return value
        case let other: throw Fault(reason: "there is no operation `\(other ?? "")`")
        }
    }

    private static func member(_ name: String, _ operation: JSONValue) throws(Fault) -> JSONValue {
        guard let value = operation[name] else { throw Fault(reason: "an operation has no `\(name)`") }
        return value
    }

    // MARK: Places

    private static func tokens(_ pointer: JSONValue?) throws(Fault) -> [String] {
        guard let text = pointer?.string, text.isEmpty || text.hasPrefix("/") else {
            throw Fault(reason: "an operation has no JSON pointer")
        }
        return text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }

    private static func find(_ path: [String], _ value: JSONValue) throws(Fault) -> JSONValue {
        var current = value
        for token in path {
            guard let next = current[token] ?? Int(token).flatMap({ current[$0] }) else { throw missing(token) }
            current = next
        }
        return current
    }

    private static func add(
        _ new: JSONValue, at path: ArraySlice<String>, in value: JSONValue
    ) throws(Fault) -> JSONValue {
        guard let token = path.first else { return new }
        let rest = path.dropFirst()
        switch value {
        case .object(var members):
            guard !rest.isEmpty else {
                members[token] = new
                return .object(members)
            }
            guard let member = members[token] else { throw missing(token) }
            members[token] = try add(new, at: rest, in: member)
            return .object(members)
        case .array(var elements):
            let index = token == "-" ? elements.count : Int(token) ?? -1
            if rest.isEmpty {
                guard (0...elements.count).contains(index) else { throw missing(token) }
                elements.insert(new, at: index)
            } else {
                guard elements.indices.contains(index) else { throw missing(token) }
                elements[index] = try add(new, at: rest, in: elements[index])
            }
            return .array(elements)
        case .null, .bool, .number, .string: throw missing(token)
        }
    }

    private static func remove(
        _ path: [String], _ value: JSONValue
    ) throws(Fault) -> (removed: JSONValue, rest: JSONValue) {
        guard let token = path.last else { return (value, .null) }
        let removed = try find(path, value)
        let holder = Array(path.dropLast())
        switch try find(holder, value) {
        case .object(var members):
            members[token] = nil
            return (removed, try put(.object(members), at: holder, in: value))
        case .array(var elements):
            guard let index = Int(token), elements.indices.contains(index) else { throw missing(token) }
            elements.remove(at: index)
            return (removed, try put(.array(elements), at: holder, in: value))
        case .null, .bool, .number, .string: throw missing(token)
        }
    }

    /// The value with another one in the place of one that is there.
    private static func put(_ new: JSONValue, at path: [String], in value: JSONValue) throws(Fault) -> JSONValue {
        guard let token = path.first else { return new }
        let rest = Array(path.dropFirst())
        switch value {
        case .object(var members):
            members[token] = try put(new, at: rest, in: members[token] ?? .null)
            return .object(members)
        case .array(var elements):
            guard let index = Int(token), elements.indices.contains(index) else { throw missing(token) }
            elements[index] = try put(new, at: rest, in: elements[index])
            return .array(elements)
        case .null, .bool, .number, .string: throw missing(token)
        }
    }

    private static func missing(_ token: String) -> Fault { Fault(reason: "`\(token)` isn't there") }
}
