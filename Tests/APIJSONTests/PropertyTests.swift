import APIJSON
import Testing

@Suite struct PropertyTests {
    @Test func documentsRoundTrip() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let value = RandomJSON.value(&random)
            let bytes = try JSONWriter.bytes(of: value)
            #expect(try JSONReader.read(JSONValue.self, from: bytes) == value)
            #expect(try JSONWriter.bytes(of: JSONReader.read(JSONValue.self, from: bytes)) == bytes)
            let pretty = try JSONWriter.bytes(of: value, sortsKeys: true, isPretty: true)
            #expect(try JSONReader.read(JSONValue.self, from: pretty) == value)
        }
    }

    @Test func mutatedBytesNeverTrap() throws {
        var random = SeededGenerator(seed: 2)
        let seeds = [
            #"{"id":"1é","age":12,"score":-1.5e3,"list_of_friends":[{"id":"2","note":null}],"counts":{"a\n":1},"is_active":true}"#,
            #"{"type":"person","name":"x","id":"\ud83d\ude00","x":[[[[1,2.5,{"y":null}]]]]}"#,
        ].map { [UInt8]($0.utf8) }
        for _ in 0..<6_000 {
            var bytes = seeds.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert([0x22, 0x5C, 0x7B, 0x5D, 0x2C, 0xFF, 0x00][index % 7], at: index)
                default: bytes.removeSubrange(index...)
                }
            }
            exercise(bytes)
        }
    }

    @Test func randomBytesNeverTrap() {
        var random = SeededGenerator(seed: 3)
        let alphabet = [UInt8](#"{}[]",:\u0189eE+-.truefalsn \#u{80}\#u{FF}"#.utf8)
        for _ in 0..<6_000 {
            exercise(
                (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 })
        }
    }

    /// Reads `bytes` in every way; whether it is JSON has to be agreed on.
    private func exercise(_ bytes: [UInt8]) {
        _ = try? JSONReader.read(Person.self, from: bytes)
        _ = try? JSONReader.read(Bag.self, from: bytes)
        _ = try? JSONReader.read(Shape.self, from: bytes)
        _ = try? JSONReader.read(Detail.self, from: bytes)
        _ = try? JSONReader.read(Either.self, from: bytes)
        _ = try? JSONReader.read([Double?].self, from: bytes)
        let isRead = (try? JSONReader.read(JSONValue.self, from: bytes)) != nil
        var scanner = JSONScanner(bytes)
        do {
            while let token = try scanner.next() { _ = scanner.text(of: token) }
            #expect(isRead)
        } catch {
            #expect(!isRead)
        }
    }
}
