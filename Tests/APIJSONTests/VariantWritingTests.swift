import APIJSON
import Testing

@Suite struct VariantWritingTests {
    @Test func `two variants are never equal, whatever they hold`() throws {
        let one = try bytes(of: Pair.first("x"), purpose: .comparing)
        #expect(try one == bytes(of: Pair.first("x"), purpose: .comparing))
        #expect(try one != bytes(of: Pair.second("x"), purpose: .comparing))
        #expect(try bytes(of: Pair.first("x")) == bytes(of: Pair.second("x")))
    }

    @Test func `a tag is the first member of the object, and of no other one`() throws {
        let tagged: [(Tagged, String)] = [
            (.object(["a": [:]]), #"{"kind":"object","a":{}}"#), (.empty, #"{"kind":"empty"}"#),
            (.text("x"), #""x""#), (.outer(["b": 1]), #"{"outer":"o","kind":"inner","b":1}"#),
        ]
        for (value, text) in tagged { #expect(try JSONWriter.string(of: value) == text) }
        #expect(try JSONWriter.string(of: [tagged[2].0, tagged[0].0, tagged[1].0]).contains(#"["x",{"kind":"object""#))
    }

    private func bytes(of value: some JSONWritable, purpose: JSONWriter.Purpose = .wire) throws -> [UInt8] {
        var json = JSONWriter(purpose: purpose)
        value.write(to: &json)
        return try json.finish()
    }
}

private enum Pair: JSONWritable {
    case first(String)
    case second(String)

    func write(to json: inout JSONWriter) {
        switch self {
        case .first(let value): json.write(value, variant: 0)
        case .second(let value): json.write(value, variant: 1)
        }
    }
}

private enum Tagged: JSONWritable {
    case object([String: [String: Int]])
    case empty
    case text(String)
    case outer([String: Int])

    func write(to json: inout JSONWriter) {
        switch self {
        case .object(let value): json.write(value, variant: 0, tag: "kind", "object")
        case .empty: json.write(Nothing(), variant: 1, tag: "kind", "empty")
        case .text(let value): json.write(value, variant: 2, tag: "kind", "text")
        case .outer(let value): json.write(Inner(value: value), variant: 3, tag: "outer", "o")
        }
    }

    private struct Nothing: JSONWritable {
        func write(to json: inout JSONWriter) { json.writeEmptyObject() }
    }

    private struct Inner: JSONWritable {
        let value: [String: Int]

        func write(to json: inout JSONWriter) { json.write(value, variant: 0, tag: "kind", "inner") }
    }
}
