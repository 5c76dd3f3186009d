import APIRuntime
import Foundation
import Testing

/// `Codable` by way of JSON, through encoders and decoders that aren't ours.
struct CodableBridgeTests {
    private var records: [Record] {
        let shapes: [Record.Shape] = [.text("x"), .number(2.5), .unknown([true, nil]), .unknown(false)]
        var unions = shapes.map { shape in
            var record = Record(id: 0)
            record.shape = shape
            return record
        }
        unions.append(contentsOf: [Field.absent, .null, .value(""), .value("$")].map { Record(id: .max, note: $0) })
        return unions + [.full]
    }

    @Test func `JSONEncoder and JSONDecoder`() throws {
        for formatting: JSONEncoder.OutputFormatting in [[], [.sortedKeys, .prettyPrinted], [.withoutEscapingSlashes]] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = formatting
            let json = try encoder.encode(records)
            #expect(try JSONDecoder().decode([Record].self, from: json) == records)
            // What Foundation wrote is what we would have written.
            #expect(try JSONReader.read([Record].self, from: Array(json)) == records)
            let ours = try JSONReader.read(JSONValue.self, from: JSONWriter.bytes(of: records))
            #expect(try JSONReader.read(JSONValue.self, from: Array(json)) == ours)
        }
        #expect(try JSONDecoder().decode([Record].self, from: Data(JSONWriter.bytes(of: records))) == records)
    }

    @Test(arguments: [PropertyListSerialization.PropertyListFormat.xml, .binary])
    func `PropertyListEncoder and PropertyListDecoder`(format: PropertyListSerialization.PropertyListFormat) throws {
        let encoder = PropertyListEncoder()
        encoder.outputFormat = format
        // A property list has no null, and Foundation writes the text "$null" for it, which can't be told apart.
        var expected = records
        expected[expected.count - 1].tags = ["", "a"]
        let list = try encoder.encode(expected)
        #expect(try PropertyListDecoder().decode([Record].self, from: list) == expected)
        for record in expected {
            #expect(try PropertyListDecoder().decode(Record.self, from: encoder.encode(record)) == record)
            #expect(
                try PropertyListDecoder().decode([String: Record?].self, from: encoder.encode(["a": record])) == [
                    "a": record
                ])
        }
    }

    @Test func `absent, null and a value stay apart`() throws {
        for (note, text) in [(Field<String>.absent, ""), (.null, #","note":null"#), (.value("x"), #","note":"x""#)] {
            let record = Record(id: 1, note: note)
            let json = "{\"id\":1\(text),\"score\":null}"
            #expect(try JSONWriter.string(of: record) == json)
            #expect(try JSONReader.read(Record.self, from: json).note == note)
            #expect(try JSONDecoder().decode(Record.self, from: Data(json.utf8)).note == note)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            #expect(String(decoding: try encoder.encode(record), as: UTF8.self) == json)
            #expect(
                try PropertyListDecoder().decode(Record.self, from: PropertyListEncoder().encode(record)).note == note)
        }
    }

    /// A property list by hand: integers as reals, reals as integers, a Boolean.
    @Test func `numbers as others write them`() throws {
        let list: [String: Any] = [
            "id": 12.0, "small": -3, "ratio": 7, "price": 2, "score": 0.1, "counts": ["a": 1.0], "tags": ["t"],
            "rest": [1, 2.0, true, 2.5, UInt64.max],
        ]
        for format in [PropertyListSerialization.PropertyListFormat.xml, .binary] {
            let data = try PropertyListSerialization.data(fromPropertyList: list, format: format, options: 0)
            let record = try PropertyListDecoder().decode(Record.self, from: data)
            #expect(
                record.id == 12 && record.small == -3 && record.ratio == 7 && record.price == 2 && record.score == 0.1)
            #expect(record.counts == ["a": 1])
            #expect(record.rest == [1, 2, true, 2.5, .number(JSONNumber(UInt64.max))])
        }
        let json = Data(
            #"{"id":1.2e1,"small":-3.0,"large":18446744073709551615,"price":0.10,"ratio":1e2,"single":16777217}"#.utf8)
        let record = try JSONDecoder().decode(Record.self, from: json)
        #expect(record.id == 12 && record.small == -3 && record.large == .max && record.ratio == 100)
        #expect(record.price == Decimal(string: "0.1"))
        #expect(record.single == 16_777_216)
    }

    @Test(arguments: [
        #"{"id":9223372036854775808}"#, #"{"id":1.5}"#, #"{"id":9007199254740993.5}"#, #"{"id":1,"small":2147483648}"#,
        #"{"id":1,"large":-1}"#, #"{"id":true}"#, #"{"id":"1"}"#, #"{"id":1,"single":1e39}"#,
        #"{"id":1,"ratio":1e309}"#,
        #"{"id":1,"day":"2023-02-29"}"#, #"{"id":1,"order":"middle"}"#, #"{"id":1,"bytes":"*"}"#, "[]", "{}",
    ])
    func `what doesn't fit is an error there too`(json: String) {
        #expect(throws: (any Error).self) { try JSONDecoder().decode(Record.self, from: Data(json.utf8)) }
        #expect(throws: JSONError.self) { try JSONReader.read(Record.self, from: json) }
    }

    @Test func `numbers keep up to 38 digits through JSON`() throws {
        let texts = [
            "0.1", "1e-100", "123456789.123456789123456789", "0.30000000000000000000000000000000000004", "1e300",
            "1.5e-320",
            "99999999999999999999999999999999999999", "18446744073709551616", "-9223372036854775809", "-0.5",
        ]
        for text in texts {
            var record = Record(id: 1)
            record.rest = .number(try #require(JSONNumber(text)))
            #expect(
                try JSONDecoder().decode(Record.self, from: JSONEncoder().encode(record)).rest == record.rest, "\(text)"
            )
            for format in [PropertyListSerialization.PropertyListFormat.xml, .binary] {
                let encoder = PropertyListEncoder()
                encoder.outputFormat = format
                let list = try encoder.encode(record)
                #expect(try PropertyListDecoder().decode(Record.self, from: list).rest == record.rest, "\(text)")
            }
        }
        var record = Record(id: 1)
        record.rest = .number(try #require(JSONNumber("1e999")))
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(record) }
    }

    @Test func `an enumeration's error shows little of the payload`() {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Order].self, from: Data("[\"\(String(repeating: "secret", count: 50))\"]".utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.debugDescription.hasSuffix("found \"secretsecretsecr\""))
    }

    /// Decoders of YAML give `12` as a text to whoever wants one, and as a number to others.
    @Test func `decoders that have nothing but texts`() throws {
        let tree = TextTree.map([
            "id": .text("12"), "small": .text("-3"), "large": .text("18446744073709551615"), "ratio": .text("1.5"),
            "price": .text("0.12345678901234567890123456789012345678"), "single": .text("0.1"), "note": .text("12"),
            "at": .text("2024-08-01T12:30:00Z"), "tags": .list([.text("1"), .text("true"), .text("x")]),
            "counts": .map(["a": .text("1")]), "matrix": .list([.list([.text("1"), .text("~")])]),
            "kind": .text("doctor"),
            "order": .text("born"), "score": .text("~"), "nested": .map(["name": .text("7")]),
        ])
        let record = try Record(from: TextDecoder(tree: tree))
        #expect(
            record.id == 12 && record.small == -3 && record.large == .max && record.ratio == 1.5 && record.single == 0.1
        )
        #expect(record.price == Decimal(string: "0.12345678901234567890123456789012345678"))
        #expect(record.note == .value("12") && record.tags == ["1", "true", "x"] && record.counts == ["a": 1])
        #expect(record.matrix == [[1, nil]] && record.kind == .doctor && record.order == .born && record.score == nil)
        #expect(record.nested == Node(name: "7") && record.at == Date(timeIntervalSince1970: 1_722_515_400))
        #expect(try Level(from: TextDecoder(tree: .text("2"))) == .high)
        #expect(throws: JSONError.self) { try Record(from: TextDecoder(tree: .map(["id": .text("x")]))) }
        #expect(throws: JSONError.self) {
            try Record(from: TextDecoder(tree: .map(["id": .text("1"), "small": .text("2147483648")])))
        }
    }
}
