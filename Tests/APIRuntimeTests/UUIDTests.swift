import APIRuntime
import Foundation
import Testing

/// UUIDs are read and written by hand; Foundation is the judge.
struct UUIDTests {
    private func read(_ text: [UInt8]) -> UUID? {
        try? JSONReader.read(UUID.self, from: [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")])
    }

    @Test func `any UUID, as Foundation has it`() throws {
        for _ in 0..<2000 {
            let uuid = UUID()
            #expect(read([UInt8](uuid.uuidString.utf8)) == uuid)
            #expect(read([UInt8](uuid.uuidString.lowercased().utf8)) == uuid)
            #expect(try JSONWriter.string(of: uuid) == "\"\(uuid.uuidString.lowercased())\"")
        }
    }

    @Test func `any byte at any place`() throws {
        let text = [UInt8]("f81d4FAE-7dec-11d0-A765-00a0c91e6bf6".utf8)
        for place in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[place] = byte
                let isHyphen = [8, 13, 18, 23].contains(place)
                let isRight = isHyphen ? byte == UInt8(ascii: "-") : Character(Unicode.Scalar(byte)).isHexDigit
                let expected = isRight ? UUID(uuidString: String(decoding: changed, as: UTF8.self)) : nil
                #expect(read(changed) == expected)
                #expect((expected != nil) == isRight)
            }
        }
    }

    @Test func `any other length`() {
        let text = [UInt8]("f81d4fae-7dec-11d0-a765-00a0c91e6bf6".utf8)
        for length in text.indices { #expect(read(Array(text[..<length])) == nil) }
        #expect(read(text + [UInt8(ascii: "0")]) == nil)
        #expect(read(text + [0]) == nil)
        #expect(read([UInt8]("{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}".utf8)) == nil)
        #expect(read([UInt8]("f81d4fae7dec11d0a76500a0c91e6bf6".utf8)) == nil)
    }

    @Test func `a UUID with escapes`() {
        let text = #"\u00668\u0031d4fae-7dec-11d0-a765\u002d00a0c91e6bf6"#
        #expect(read([UInt8](text.utf8)) == UUID(uuidString: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"))
    }

    @Test func `the error tells what is there`() {
        let error = #expect(throws: JSONError.self) { try JSONReader.read([UUID].self, from: #"[ "f81d4fae"]"#) }
        #expect(error?.expected == "a UUID")
        #expect(error?.found == #"string "f81d4fae""#)
        #expect(error?.offset == 2)
    }
}
