// Swift as it must not come out for openapi.yaml beside this file: each type is wrong in the way that it is named for.
public import APIRuntime
public import Foundation

/// Source: `#/components/schemas/OracleInline1`
public nonisolated struct Inline: APIValue {
    public var a: Int

    private static let keys = JSONKeys(required: "a")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var a = 0
        while json.nextKey(&object) != nil { json.read(&a) }
        try json.endObject(&object)
        self.a = a
    }

    public func write(to json: inout JSONWriter) {
        let object = json.beginObject(Self.keys)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/Right`
public nonisolated struct Right: APIValue {
    public var a: String

    private static let keys = JSONKeys(required: "a")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var a = ""
        while json.nextKey(&object) != nil { json.read(&a) }
        try json.endObject(&object)
        self.a = a
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(a, 0, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/Other`
public nonisolated struct Other: APIValue {
    public var b: String

    private static let keys = JSONKeys(required: "b")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var b = ""
        while json.nextKey(&object) != nil { json.read(&b) }
        try json.endObject(&object)
        self.b = b
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(b, 0, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/Unread`
public typealias Unread = Right

/// Reads `a` alone.
public nonisolated struct OnlyA: APIValue {
    public var a: String?

    private static let keys = JSONKeys("a")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var a: String?
        while json.nextKey(&object) != nil { json.read(&a) }
        try json.endObject(&object)
        self.a = a
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.writeIfPresent(a, 0, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/Gone`
public typealias Gone = OnlyA

/// Source: `#/components/schemas/Announced`
public typealias Announced = OnlyA

/// Source: `#/components/schemas/NullForAbsent`
public typealias NullForAbsent = OnlyA

/// Source: `#/components/schemas/Changed`
public nonisolated struct Changed: APIValue {
    public var a: Int

    private static let keys = JSONKeys(required: "a")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var a = 0
        while json.nextKey(&object) != nil { json.read(&a) }
        try json.endObject(&object)
        self.a = a
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(a ^ 1, 0, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/Added`
public nonisolated struct Added: APIValue {
    public var a: String?

    private static let keys = JSONKeys("a")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var a: String?
        while json.nextKey(&object) != nil { json.read(&a) }
        try json.endObject(&object)
        self.a = a
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(a ?? "from nowhere", 0, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/UnknownCase`
public nonisolated enum UnknownCase: APIValue {
    case right(Right)
    case unknown(JSONValue)

    public init(json: inout JSONReader) throws(JSONError) {
        self = .unknown(try .init(json: &json))
    }

    public func write(to json: inout JSONWriter) {
        switch self {
        case .right(let value): value.write(to: &json)
        case .unknown(let value): value.write(to: &json)
        }
    }
}

/// Source: `#/components/schemas/SharedCase`
public nonisolated enum SharedCase: APIValue {
    case string(JSONValue)

    public init(json: inout JSONReader) throws(JSONError) {
        self = .string(try .init(json: &json))
    }

    public func write(to json: inout JSONWriter) {
        switch self {
        case .string(let value): value.write(to: &json)
        }
    }
}

/// Source: `#/components/schemas/First`
public nonisolated struct First: APIValue {
    public var a: String?
    public var b: String?

    private static let keys = JSONKeys("a", "b")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var a: String?
        var b: String?
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&a)
            default: json.read(&b)
            }
        }
        try json.endObject(&object)
        self.a = a
        self.b = b
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.writeIfPresent(a, 0, in: &object)
        json.writeIfPresent(b, 1, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/Second`
public nonisolated struct Second: APIValue {
    public var a: String?
    public var b: String?

    private static let keys = JSONKeys("a", "b")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var a: String?
        var b: String?
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&a)
            default: json.read(&b)
            }
        }
        try json.endObject(&object)
        self.a = a
        self.b = b
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.writeIfPresent(a, 0, in: &object)
        json.writeIfPresent(b, 1, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/WrongCase`
public nonisolated enum WrongCase: APIValue {
    case first(First)
    case second(Second)

    public init(json: inout JSONReader) throws(JSONError) {
        if try json.presentKeys(JSONKeys("a")).contains(0) {
            self = .second(try .init(json: &json))
        } else {
            self = .first(try .init(json: &json))
        }
    }

    public func write(to json: inout JSONWriter) {
        switch self {
        case .first(let value): value.write(to: &json)
        case .second(let value): value.write(to: &json)
        }
    }
}

/// Source: `#/components/schemas/Untyped`
public typealias Untyped = [String: JSONValue]

/// Source: `#/components/schemas/DefaultMissing`
public nonisolated struct DefaultMissing: APIValue {
    public var size: Int?

    private static let keys = JSONKeys("size")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var size: Int?
        while json.nextKey(&object) != nil { json.read(&size) }
        try json.endObject(&object)
        self.size = size
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.writeIfPresent(size, 0, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/DefaultWritten`
public nonisolated struct DefaultWritten: APIValue {
    public var size: Int

    private static let keys = JSONKeys("size")

    public init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var size: Int?
        while json.nextKey(&object) != nil { json.read(&size) }
        try json.endObject(&object)
        self.size = size ?? 20
    }

    public func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(size, 0, in: &object)
        json.endObject(object)
    }
}

/// Source: `#/components/schemas/Unlisted`
public nonisolated enum Unlisted: OpenEnum {
    case a
    case unknown(String)

    public static let allCases: [Unlisted] = [.a]

    public init(rawValue: String) {
        self = rawValue == "a" ? .a : .unknown(rawValue)
    }

    public var rawValue: String {
        switch self {
        case .a: "a"
        case .unknown(let value): value
        }
    }
}

/// Source: `#/components/schemas/Spelling`
public typealias Spelling = Date
