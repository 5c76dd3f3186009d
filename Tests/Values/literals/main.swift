import APIRuntime
import Foundation

func expect<T: Equatable>(_ found: T, _ expected: T, line: Int = #line) {
    guard found != expected else { return }
    print("line \(line): found \(found), expected \(expected)")
    exit(1)
}

func text(_ value: some JSONWritable) throws -> String {
    String(decoding: try JSONWriter.bytes(of: value), as: UTF8.self)
}

let name = "Rex"

// Unions and open enumerations.
let message = Message(content: "Hello \(name)", model: "small", tool: "huge", limit: 3, ratio: 0.5, due: "2024-05-01")
expect(message.model, .small)
expect(message.tool, .model(.unknown("huge")))
expect(message.due, .date(CalendarDate(constant: "2024-05-01")))
expect(
    try text(message),
    #"{"content":"Hello Rex","model":"small","tool":"huge","limit":3,"ratio":0.5,"due":"2024-05-01"}"#)
expect(Message(content: "", model: "x", limit: true, due: "soon").due, .string("soon"))
expect(try text(Message(content: "", model: "x", limit: 1.5)), #"{"content":"","model":"x","limit":1.5}"#)
expect(try text(Message.Limit.string("a")), #""a""#)

func rawValue<T: RawRepresentable>(_ value: T) -> T.RawValue { value.rawValue }
expect(rawValue(message.model), "small")
expect(rawValue(Message.Level._2), 2)
expect([2, 7] as [Message.Level], [._2, .unknown(7)])
expect(Message(content: "", model: "x", level: 2).level, ._2)
expect(Model(rawValue: "other"), .unknown("other"))
// `Codable` goes its own way, as before.
expect(
    try JSONDecoder().decode([Model].self, from: JSONEncoder().encode(["large", "tiny"] as [Model])), [.large, "tiny"])
expect(try JSONDecoder().decode([Message.Level].self, from: Data("[1, 7]".utf8)), [._1, .unknown(7)])

// Fields.
expect(try text(Patch()), "{}")
expect(
    try text(
        Patch(
            name: "Rex \(1)", count: 1, ratio: 2.5, isOn: true, tags: ["a", "b"], labels: ["x": 1], model: "small",
            content: "text", note: nil)),
    ##"{"name":"Rex 1","count":1,"ratio":2.5,"isOn":true,"tags":["a","b"],"labels":{"x":1},"model":"small","##
        + ##""content":"text","note":null}"##)
let missing: String? = nil
expect(try text(Patch(name: Field(missing), note: Field(missing, else: .absent))), #"{"name":null}"#)
expect(Field(name, else: .absent), .value("Rex"))
expect(Field("7").map { Int($0) }, .value(7))
expect(Field<Int>.null.map { "\($0)" }, .null)
expect(Field<Int>.absent.map { "\($0)" }, .absent)
