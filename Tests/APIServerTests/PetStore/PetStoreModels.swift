import APIServer
import Foundation

/// As the generator writes it.
struct Pet: APIValue {
    var id: String
    var kind: Kind
    var tags: [String]?
    var age: Int?
    var toys: [Toy]?

    init(id: String, kind: Kind, tags: [String]? = nil, age: Int? = nil, toys: [Toy]? = nil) {
        self.id = id
        self.kind = kind
        self.tags = tags
        self.age = age
        self.toys = toys
    }

    private static let keys = JSONKeys("id", "kind", "tags", "age", "toys", required: 0, 1)

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var id = ""
        var kind: Kind?
        var tags: [String]?
        var age: Int?
        var toys: [Toy]?
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&id)
            case 1: json.read(&kind)
            case 2: json.read(&tags)
            case 3: json.read(&age)
            default: json.read(&toys)
            }
        }
        try json.endObject(&object)
        self.init(id: id, kind: JSONReader.required(kind), tags: tags, age: age, toys: toys)
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(id, 0, in: &object)
        json.write(kind, 1, in: &object)
        json.writeIfPresent(tags, 2, in: &object)
        json.writeIfPresent(age, 3, in: &object)
        json.writeIfPresent(toys, 4, in: &object)
        json.endObject(object)
    }
}

extension Pet: Validatable {
    static let validationRules = ValidationRules(
        .onlyProperties("id", "kind", "tags", "age", "toys"),
        .property("age", .minimum(0), .maximum(30)), .property("id", .minLength(1), .maxLength(8)),
        .property("toys", .items(.type(Toy.self))))
}

enum Kind: OpenStringEnum {
    case cat, dog
    case unknown(String)

    static let allCases: [Kind] = [.cat, .dog]

    init(rawValue: String) {
        switch rawValue {
        case "cat": self = .cat
        case "dog": self = .dog
        default: self = .unknown(rawValue)
        }
    }

    var rawValue: String {
        switch self {
        case .cat: "cat"
        case .dog: "dog"
        case .unknown(let value): value
        }
    }
}

/// A union whose variants are tried, and one of whose variants is a union.
enum Toy: APIValue, Validatable {
    case ball(Ball)
    case bone(Bone)
    case box(Box)
    case unknown(JSONValue)

    private static let variants = JSONVariants(
        "Toy", unknown: Toy.unknown, .init(Toy.ball, keys: Ball.keys), .init(Toy.bone, keys: Bone.keys),
        .init(Toy.box, keys: Box.keys))

    init(json: inout JSONReader) throws(JSONError) {
        self = try json.choose([0, 1, 2], of: Self.variants)
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .ball(let value): json.write(value, variant: 0)
        case .bone(let value): json.write(value, variant: 1)
        case .box(let value): json.write(value, variant: 2)
        case .unknown(let value): json.write(value, variant: 3)
        }
    }

    static let validationRules = ValidationRules(
        .variants([.type(Ball.self)], [.anyProperties, .type(Bone.self)], [.property("kind"), .type(Box.self)]))
}

/// Toys within a toy; the union adds `kind`, which isn't listed.
struct Box: APIValue, Validatable {
    var toys: [String: Toy]

    static let keys = JSONKeys(required: "toys")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var toys: [String: Toy] = [:]
        while json.nextKey(&object) != nil { json.read(&toys) }
        try json.endObject(&object)
        self.toys = toys
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(toys, 0, in: &object)
        json.endObject(object)
    }

    static let validationRules = ValidationRules(
        .onlyProperties("toys"), .property("toys", .otherProperties(.type(Toy.self))))
}

struct Ball: APIValue, Validatable {
    var color: Color

    init(color: Color) { self.color = color }

    static let keys = JSONKeys(required: "color")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var color: Color?
        while json.nextKey(&object) != nil { json.read(&color) }
        try json.endObject(&object)
        self.init(color: JSONReader.required(color))
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(color, 0, in: &object)
        json.endObject(object)
    }

    static let validationRules = ValidationRules(.onlyProperties("color"))

    enum Color: OpenStringEnum {
        case red, blue
        case unknown(String)

        static let allCases: [Color] = [.red, .blue]

        init(rawValue: String) { self = rawValue == "red" ? .red : rawValue == "blue" ? .blue : .unknown(rawValue) }

        var rawValue: String {
            switch self {
            case .red: "red"
            case .blue: "blue"
            case .unknown(let value): value
            }
        }
    }
}

struct Bone: APIValue, Validatable {
    var length: Int

    init(length: Int) { self.length = length }

    static let keys = JSONKeys(required: "length")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var length = 0
        while json.nextKey(&object) != nil { json.read(&length) }
        try json.endObject(&object)
        self.init(length: length)
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(length, 0, in: &object)
        json.endObject(object)
    }

    static let validationRules = ValidationRules(.onlyProperties("length"))
}

/// An object of primitives, for parameters and forms.
struct Color: APIValue {
    var r: Int?
    var g: Int?
    var name: String?
    var parts: [String]?

    init(r: Int? = nil, g: Int? = nil, name: String? = nil, parts: [String]? = nil) {
        self.r = r
        self.g = g
        self.name = name
        self.parts = parts
    }

    private static let keys = JSONKeys("R", "G", "name", "parts")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var value = Color()
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&value.r)
            case 1: json.read(&value.g)
            case 2: json.read(&value.name)
            default: json.read(&value.parts)
            }
        }
        try json.endObject(&object)
        self = value
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.writeIfPresent(r, 0, in: &object)
        json.writeIfPresent(g, 1, in: &object)
        json.writeIfPresent(name, 2, in: &object)
        json.writeIfPresent(parts, 3, in: &object)
        json.endObject(object)
    }
}

struct Fault: APIValue, Error {
    var message: String

    init(message: String) { self.message = message }

    private static let keys = JSONKeys(required: "message")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        var message = ""
        while json.nextKey(&object) != nil { json.read(&message) }
        try json.endObject(&object)
        self.init(message: message)
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(message, 0, in: &object)
        json.endObject(object)
    }
}
