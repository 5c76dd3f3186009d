import APIRuntime
import Foundation
import Testing

/// Rules by hand, on any JSON.
@Suite struct ValidationRuleTests {
    /// A value with the rules of a test.
    private struct Document<Rules: TestRules>: JSONWritable, Validatable {
        let json: JSONValue

        static var validationRules: ValidationRules { Rules.rules }

        func write(to writer: inout JSONWriter) { json.write(to: &writer) }
    }

    private protocol TestRules: Sendable {
        static var rules: ValidationRules { get }
    }

    private enum Everything: TestRules {
        static let rules = ValidationRules(
            .property("number", .minimum("1e2"), .multipleOf("0.1")),
            .property("text", .format("uri-reference"), .pattern("^(a+)+$")),
            .property("unknown", .format("no such format"), .pattern("(")),
            .property("a/b~c", .maxLength(1)),
            .property("any", .oneOf("a", nil, 1.0)),
            .property("list", .uniqueItems, .items(.items(.maximum(1)))),
            .otherProperties(.minLength(2)))
    }

    private func violations(_ json: JSONValue) -> [String] {
        Document<Everything>(json: json).violations().map { "\($0.pointer) \($0.keyword)" }
    }

    @Test func `numbers are exact`() throws {
        #expect(violations(["number": 100]) == [])
        #expect(violations(["number": 99]) == ["/number minimum"])
        let long = try JSONReader.read(JSONValue.self, from: #"{"number": 1000000000000000000000.15}"#)
        #expect(violations(long) == ["/number multipleOf"])
        let large = try JSONReader.read(JSONValue.self, from: #"{"number": 1e400}"#)
        #expect(violations(large) == [])
    }

    @Test func `keywords of other types don't apply`() {
        #expect(violations(["number": "x", "text": 1, "list": "aa", "other": 1]) == [])
        #expect(violations(["other": nil, "number": nil, "any": nil]) == [])
        #expect(violations([1, 2]) == [])
        #expect(violations("x") == [])
    }

    @Test func `a pattern takes linear time`() {
        let text = String(repeating: "a", count: 50_000) + "!"
        #expect(violations(["text": .string(text)]) == ["/text pattern"])
    }

    @Test func `unknown keywords of a later generator are nothing`() {
        #expect(violations(["unknown": "x"]) == [])
    }

    @Test func `pointers are escaped`() {
        #expect(violations(["a/b~c": "12"]) == ["/a~1b~0c maxLength"])
        #expect(violations(["zz": "1"]) == ["/zz minLength"])
    }

    @Test func `values are compared as JSON`() {
        #expect(violations(["any": 1]) == [])
        #expect(violations(["any": "b"]) == ["/any enum"])
        #expect(violations(["list": [[1], [1.0]]]) == ["/list uniqueItems"])
        #expect(violations(["list": [[1], [2, 1]]]) == ["/list/1/0 maximum"])
    }

    @Test func `what is too deep is a violation, and no crash`() {
        var json: JSONValue = [1]
        for _ in 0..<2_000 { json = [json] }
        #expect(Document<Everything>(json: ["list": json]).violations().count == 1)
    }

    // MARK: Unions

    private indirect enum Tree: APIValue, Validatable {
        case leaf(Int)
        case other(Int)
        case nested(Tree)
        case list([Tree])

        init(json: inout JSONReader) throws(JSONError) { self = .leaf(try Int(json: &json)) }

        func write(to json: inout JSONWriter) {
            switch self {
            case .leaf(let value): json.write(value, variant: 0)
            case .other(let value): json.write(value, variant: 1)
            case .nested(let value): json.write(value, variant: 2)
            case .list(let value): json.write(value, variant: 3)
            }
        }

        static let validationRules = ValidationRules(
            .variants([.maximum(1)], [.maximum(2)], [.type(Tree.self)], [.items(.type(Tree.self))]))
    }

    @Test func `the rules are those of the variant that the value is`() {
        #expect(Tree.leaf(2).violations().map(\.message) == ["the value has to be at most 1, and is 2"])
        #expect(Tree.other(2).violations() == [])
        #expect(
            Tree.nested(.nested(.other(3))).violations().map(\.message) == ["the value has to be at most 2, and is 3"])
        #expect(
            Tree.list([.leaf(1), .leaf(2), .other(2), .nested(.leaf(3))]).violations().map(\.pointer) == ["/1", "/3"])
    }

    @Test func `an error names everything`() {
        let value = Document<Everything>(json: ["number": 1, "a/b~c": "12"])
        do throws(ValidationError) {
            try value.validate()
            Issue.record("it should have thrown")
        } catch {
            #expect(error.violations.count == 2)
            #expect(
                "\(error)"
                    == "`number` has to be at least 100, and is 1; `a/b~c` has to have at most 1 character, and has 2")
        }
    }
}
