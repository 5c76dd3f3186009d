import APIJSON

/// Written the way generated models are.
struct Person: JSONReadable, JSONWritable, Hashable {
    var id: String
    var age: Int?
    var score: Double?
    var friends: [Person]?
    var note: Field<String>
    var counts: [String: Int]?
    var isActive: Bool?

    static let keys = JSONKeys("id", "age", "score", "list_of_friends", "note", "counts", "is_active", required: 0)

    init(json: inout JSONReader) throws(JSONError) {
        var id = ""
        var age: Int?
        var score: Double?
        var friends: [Person]?
        var note: Field<String> = .absent
        var counts: [String: Int]?
        var isActive: Bool?
        var object = try json.beginObject(Self.keys)
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&id)
            case 1: json.read(&age)
            case 2: json.read(&score)
            case 3: json.read(&friends)
            case 4: json.read(&note)
            case 5: json.read(&counts)
            default: json.read(&isActive)
            }
        }
        try json.endObject(&object)
        self.id = id
        self.age = age
        self.score = score
        self.friends = friends
        self.note = note
        self.counts = counts
        self.isActive = isActive
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(id, 0, in: &object)
        json.writeIfPresent(age, 1, in: &object)
        json.writeNullable(score, 2, in: &object)
        json.writeIfPresent(friends, 3, in: &object)
        json.writeField(note, 4, in: &object)
        json.writeIfPresent(counts, 5, in: &object)
        json.writeIfPresent(isActive, 6, in: &object)
        json.endObject(object)
    }
}

/// An object that keeps unknown keys.
struct Bag: JSONReadable, JSONWritable, Hashable {
    var name: String?
    var additional: [String: JSONValue] = [:]

    static let keys = JSONKeys("name")

    init(json: inout JSONReader) throws(JSONError) {
        var object = try json.beginObject(Self.keys)
        while json.nextKey(&object, additional: &additional) != nil { json.read(&name) }
        try json.endObject(&object)
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.writeIfPresent(name, 0, in: &object)
        json.writeAdditional(additional, in: &object)
        json.endObject(object)
    }
}

/// A union by discriminator.
enum Shape: JSONReadable, Hashable {
    case person(Person)
    case bag(Bag)
    case unknown(JSONValue)

    init(json: inout JSONReader) throws(JSONError) {
        switch try json.discriminator("type") {
        case "person": self = .person(try Person(json: &json))
        case "bag": self = .bag(try Bag(json: &json))
        default: self = .unknown(try json.readUnknown())
        }
    }
}

/// A union by JSON type and keys.
enum Detail: JSONReadable, Hashable {
    case text(String)
    case integer(Int)
    case number(Double)
    case person(Person)
    case bag(Bag)
    case other(JSONValue)

    static let distinguishingKeys = JSONKeys("id", "name")

    init(json: inout JSONReader) throws(JSONError) {
        switch try json.peekKind() {
        case .string: self = .text(try String(json: &json))
        case .integer: self = .integer(try Int(json: &json))
        case .number: self = .number(try Double(json: &json))
        case .object:
            let present = try json.presentKeys(Self.distinguishingKeys)
            if present.contains(0) {
                self = .person(try Person(json: &json))
            } else if present.contains(1) {
                self = .bag(try Bag(json: &json))
            } else {
                self = .other(try JSONValue(json: &json))
            }
        case .array, .bool, .null: self = .other(try JSONValue(json: &json))
        }
    }
}

/// A union whose declared order decides.
enum Either: JSONReadable, Hashable {
    case person(Person)
    case numbers([Int])

    private static let jsonVariants = JSONVariants<Self>("Either", .init(Self.person), .init(Self.numbers))

    init(json: inout JSONReader) throws(JSONError) {
        self = try json.choose([0, 1], of: Self.jsonVariants)
    }
}

/// A union that tries itself in every alternative: exponential without a limit.
indirect enum Nested: JSONReadable {
    case twice([Nested], end: Int)
    case again([Nested])

    private struct First: JSONReadable {
        var inner: [Nested]
        init(json: inout JSONReader) throws(JSONError) {
            inner = try [Nested](json: &json)
            throw json.mismatch(expected: "something else")
        }
    }

    private static let jsonVariants = JSONVariants<Self>(
        "Nested",
        .init { (first: First) in .twice(first.inner, end: 0) },
        .init(Self.again)
    )

    init(json: inout JSONReader) throws(JSONError) {
        self = try json.choose([0, 1], of: Self.jsonVariants)
    }
}
