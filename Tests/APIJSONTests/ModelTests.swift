import APIJSON
import Testing

@Suite struct ModelTests {
    @Test func readsAndWritesAModel() throws {
        let text =
            #"{"id":"1","age":2,"score":null,"list_of_friends":[{"id":"2","score":1.5}],"note":"x","counts":{"a":1},"is_active":true}"#
        let person = try JSONReader.read(Person.self, from: text)
        #expect(person.friends?.first?.score == 1.5)
        #expect(person.note == .value("x"))
        #expect(try JSONWriter.string(of: person) == text)
    }

    @Test func readsKeysInAnyOrderWithWhitespaceAndEscapes() throws {
        let text = " { \"\\u0061ge\" : 3 ,\n\"zzz\":{\"id\":[{}]},\t\"note\":null,\"\":0,\"i\\u0064\" : \"x\" } \r\n"
        let person = try JSONReader.read(Person.self, from: text)
        #expect(person.age == 3)
        #expect(person.id == "x")
        #expect(person.note == .null)
    }

    @Test func lastDuplicateWins() throws {
        let person = try JSONReader.read(Person.self, from: #"{"id":"1","age":1,"id":"2","age":null}"#)
        #expect(person.id == "2")
        #expect(person.age == nil)
        #expect(try JSONReader.read([String: Int].self, from: #"{"a":1,"a":2}"#) == ["a": 2])
    }

    @Test func keysThatResembleEachOtherAreToldApart() throws {
        for name in ["i", "idd", "list_of_friend", "list_of_friendsx", "list_of_friendz", "ag", "ages"] {
            let person = try JSONReader.read(Person.self, from: "{\"\(name)\":false,\"id\":\"1\"}")
            #expect(person.friends == nil && person.age == nil)
        }
    }

    @Test func fieldTellsAbsentFromNull() throws {
        #expect(try JSONReader.read(Person.self, from: #"{"id":"1"}"#).note == .absent)
        #expect(try JSONReader.read(Person.self, from: #"{"id":"1","note":null}"#).note == .null)
        #expect(
            try JSONWriter.string(of: JSONReader.read(Person.self, from: #"{"id":"1"}"#)) == #"{"id":"1","score":null}"#
        )
        #expect(Field.value(1).wrapped == 1)
        #expect(Field<Int>.null.wrapped == nil)
        #expect(try JSONWriter.string(of: Field<Int>.absent) == "null")
        #expect(try JSONReader.read([Field<Int>].self, from: "[1,null]") == [.value(1), .null])
    }

    @Test func keepsUnknownKeys() throws {
        let bag = try JSONReader.read(Bag.self, from: #"{"x":{"y":[1.50]},"name":"n","\n":null}"#)
        #expect(bag.name == "n")
        #expect(bag.additional == ["x": ["y": [1.5]], "\n": nil])
        #expect(try JSONReader.read(Bag.self, from: JSONWriter.string(of: bag)) == bag)
    }

    @Test func largeTablesFindEveryKey() throws {
        struct Large: JSONReadable {
            var found: [Int] = []
            static let keys = JSONKeys(
                "key0", "key1", "a longer key 2", "k3", "key\"4", "ключ5", "a longer key 6", "7", "key8", "key9",
                "key10", "key11",
                "key12", "key13", "key14", "key15", "key16", "a longer key 17", "", "key19", "a\\b"
            )
            init(json: inout JSONReader) throws(JSONError) {
                var object = try json.beginObject(Self.keys)
                while let key = json.nextKey(&object) {
                    found.append(key)
                    try json.skipValue()
                }
                try json.endObject(&object)
            }
        }
        let indices = Array(0..<Large.keys.count)
        for order in [indices, indices.reversed()] {
            var object = JSONObject()
            for index in order {
                object[Large.keys.name(at: index)] = 1
                object["unknown \(index)"] = 2
            }
            #expect(try JSONReader.read(Large.self, from: object.description).found == order)
        }
        #expect(Large.keys.name(at: -1) == "" && Large.keys.name(at: 99) == "")
    }

    @Test func skipsWhatItDoesNotKnowButChecksIt() {
        for bad in ["tru", "[1,]", "{\"a\":}", "\"\u{1}\"", "01", "[}", "{\"a\" 1}", "{1:2}", "[1 2]"] {
            let error = readingError(Person.self, "{\"zzz\":\(bad),\"id\":\"1\"}")
            #expect(error?.kind == .syntax, "\(bad)")
        }
    }

    @Test func skipObjectWantsAnObject() {
        struct Empty: JSONReadable {
            init(json: inout JSONReader) throws(JSONError) { try json.skipObject() }
        }
        #expect(readingError(Empty.self, "[]")?.expected == "an object")
        #expect(throws: Never.self) { try JSONReader.read(Empty.self, from: "{\"a\":[1]}") }
    }
}
