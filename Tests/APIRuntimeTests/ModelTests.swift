import APIRuntime
import Foundation
import Testing

/// The bridge to `Codable` and `Hashable`, enumerations, and boxes.
struct ModelTests {
    private let node = Node(
        name: "a", kind: .unknown("nurse"), at: Date(timeIntervalSince1970: 0), next: Node(name: "b"))

    @Test func `Codable through JSONEncoder and PropertyListEncoder`() throws {
        let json = try JSONEncoder().encode([node])
        #expect(try JSONDecoder().decode([Node].self, from: json) == [node])
        #expect(try JSONReader.read([Node].self, from: Array(json)) == [node])
        let list = try PropertyListEncoder().encode([node])
        #expect(try PropertyListDecoder().decode([Node].self, from: list) == [node])
        let enums = try JSONEncoder().encode(["a": Node.Kind.doctor])
        #expect(String(decoding: enums, as: UTF8.self) == #"{"a":"doctor"}"#)
        #expect(String(decoding: try JSONEncoder().encode([Order.first]), as: UTF8.self) == #"["first_name"]"#)
        #expect(try JSONDecoder().decode([Order].self, from: Data(#"["last_name"]"#.utf8)) == [.last])
        #expect(try JSONDecoder().decode([Level].self, from: Data("[2]".utf8)) == [.high])
        #expect(try JSONDecoder().decode([Node.Kind].self, from: Data(#"["x"]"#.utf8)) == [.unknown("x")])
        #expect(throws: (any Error).self) { try JSONDecoder().decode([Order].self, from: Data(#"["x"]"#.utf8)) }
        #expect(throws: (any Error).self) { try JSONDecoder().decode(Node.self, from: Data(#"{"kind":"x"}"#.utf8)) }
    }

    @Test func `equality and hashes`() {
        let same = Node(name: "a", kind: .unknown("nurse"), at: Date(timeIntervalSince1970: 0), next: Node(name: "b"))
        #expect(node == same)
        #expect(node.hashValue == same.hashValue)
        #expect(Set([node, same, Node(name: "a")]).count == 2)
        #expect(node != Node(name: "a", kind: .doctor, at: node.at, next: node.next))
        #expect(Node(name: "a\u{0}") != Node(name: "a"))
    }

    @Test func `open enumerations keep what they don't know`() throws {
        #expect(try JSONReader.read([Node.Kind].self, from: #"["doctor","nurse"]"#) == [.doctor, .unknown("nurse")])
        #expect(Node.Kind.unknown("doctor") == .doctor)
        #expect(Set([Node.Kind.unknown("doctor"), .doctor]).count == 1)
        #expect(try JSONWriter.string(of: Node.Kind.unknown("nurse")) == "\"nurse\"")
        #expect(Node.Kind.allCases == [.doctor])
    }

    @Test func `closed enumerations say what is allowed`() throws {
        #expect(try JSONWriter.string(of: [Order.first, .born]) == #"["first_name","born"]"#)
        #expect(try JSONReader.read(Level.self, from: "1") == .low)
        let error = #expect(throws: JSONError.self) { try JSONReader.read([Order].self, from: #"["born","middle"]"#) }
        #expect(error?.path == "$[1]")
        #expect(error?.expected == "one of first_name, last_name, born, seen, and 2 more")
        #expect(throws: JSONError.self) { try JSONReader.read(Level.self, from: "3") }
        #expect(Set(Order.allCases).count == 6)
    }

    @Test func boxes() {
        var box = Boxed(wrappedValue: 1)
        let copy = box
        box.value = 2
        #expect(copy.value == 1)
        #expect(box.value == 2)
        #expect(box != copy)
        box.value = nil
        #expect(box == Boxed(wrappedValue: nil))
        var indirect = Indirect(wrappedValue: [1])
        let other = indirect
        indirect.value.append(2)
        #expect(other.value == [1])
        #expect(indirect.value == [1, 2])
    }

    @Test func boxesPrintWhatIsInThem() {
        struct Pair: Sendable {
            var left: Boxed<Int>
            var right: Indirect<String>
        }
        let pair = Pair(left: Boxed(wrappedValue: 1), right: Indirect(wrappedValue: "a"))
        #expect("\(pair)" == #"Pair(left: Optional(1), right: "a")"#)
        #expect("\(Boxed<Int>(wrappedValue: nil))" == "nil")
        var dumped = ""
        dump(Indirect(wrappedValue: [7]), to: &dumped)
        #expect(dumped == "▿ 1 element\n  - 7\n")
    }
}
