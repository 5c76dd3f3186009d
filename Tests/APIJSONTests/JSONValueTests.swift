import APIJSON
import Foundation
import Testing

@Suite struct JSONValueTests {
    let value: JSONValue = ["b": [1, 2.5, "x", true, nil], "a": ["c": "d"]]

    @Test func literalsAndAccess() {
        #expect(value["b"]?[0]?.int == 1)
        #expect(value["b"]?[1]?.double == 2.5)
        #expect(value["b"]?[2]?.string == "x")
        #expect(value["b"]?[3]?.bool == true)
        #expect(value["b"]?[4]?.isNull == true)
        #expect(value["b"]?[5] == nil)
        #expect(value["a"]?["c"] == "d")
        #expect(value["a"]?.object?.count == 1)
        #expect(value["b"]?.array?.count == 5)
        #expect(value.description == #"{"b":[1,2.5,"x",true,null],"a":{"c":"d"}}"#)
        #expect(value.string == nil && value.int == nil && value.bool == nil && value.array == nil)
    }

    @Test func numbersKeepTheirTextAndCompareByValue() throws {
        let text = "[1.0,1e0,10e-1,-0.0,123456789012345678901234567890.10,1e999]"
        let read = try JSONReader.read(JSONValue.self, from: text)
        #expect(read.description == text)
        #expect(read[0] == read[1] && read[1] == read[2])
        #expect(read[0].hashValue == read[2].hashValue)
        #expect(read[3] == 0)
        #expect(read[4] != read[5])
        #expect(read[0]?.int == 1)
        #expect(read[5]?.double == nil && read[5]?.int == nil)
        #expect(JSONNumber("01") == nil && JSONNumber("1 ") == nil && JSONNumber("") == nil)
        #expect(JSONNumber(Double.infinity) == nil)
        #expect(JSONNumber("1e99999999999999999999") != JSONNumber("1e99999999999999999998"))
    }

    @Test func objectsKeepOrderAndCompareWithoutIt() throws {
        var many = JSONObject()
        for index in 0..<100 { many["key \(index)"] = .number(JSONNumber(index)) }
        #expect(many.keys == (0..<100).map { "key \($0)" })
        #expect(many["key 77"] == 77)
        many["key 50"] = nil
        #expect(many["key 50"] == nil && many["key 77"] == 77 && many.count == 99)
        let backwards = JSONObject(many.reversed())
        #expect(backwards == many)
        #expect(backwards.hashValue == many.hashValue)
        #expect(backwards.description != many.description)
        #expect(try JSONReader.read(JSONValue.self, from: #"{"a":1,"b":2,"a":3}"#).description == #"{"a":3,"b":2}"#)
    }

    @Test func codableBridges() throws {
        let encoded = try JSONEncoder().encode(value)
        #expect(try JSONReader.read(JSONValue.self, from: [UInt8](encoded)) == value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: encoded) == value)
        let large: JSONValue = [.number(JSONNumber(UInt64.max)), .number(JSONNumber(Int64.min)), 0.1]
        #expect(try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(large)) == large)
    }
}
