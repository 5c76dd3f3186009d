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

// Constants, and null, are written although the caller gives none.
let value = A(m: 1, pet: .cat(Cat()))
expect(
    try text(value),
    #"{"a":"x","b":1.5,"c":true,"d":null,"e":null,"f":null,"g":{"a":1},"h":18446744073709551615,"i":3,"#
        + #""j":0.1,"k":3,"l":["x","y"],"m":1,"pet":{"kind":"cat"}}"#)
expect(try JSONReader.read(A.self, from: Array(try text(value).utf8)), value)

// A value of several kinds is the caller's to choose.
expect(try text(Dog(kind: "wolf")), #"{"kind":"wolf"}"#)

// Received values are copied and changed.
var received = try JSONReader.read(A.self, from: Array(try text(value).utf8))
received.f = "changed"
received.pet = .dog(Dog(kind: "dog"))
expect(received.f, "changed")
expect(received == value, false)

let call = Send(limit: 1, body: .init(on: true, file: .data(Data([1]), filename: "a")))
expect(call.kind, .only)
expect(call.xVersion, .v1)
expect(call.body.purpose, .batch)
