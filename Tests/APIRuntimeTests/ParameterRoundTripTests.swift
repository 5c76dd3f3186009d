import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// What is encoded decodes to itself, for texts of all of Unicode; and no bytes make the decoder trap.
struct ParameterRoundTripTests {
    private var random = SystemRandomNumberGenerator()

    /// A text of the scalars that pass; the rare ones as often as the common.
    private mutating func text(_ isAllowed: (Unicode.Scalar) -> Bool) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let range: ClosedRange<UInt32> =
                [0...0x7F, 0x20...0x2F, 0x80...0x7FF, 0x300...0x36F, 0x800...0xFFFF, 0x10000...0x10FFFF]
                .randomElement(using: &random) ?? 0...0x7F
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)), isAllowed(scalar) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Each place with what its values can't hold: where a style has no way to write its own delimiter.
    private static let places: [(ParameterPlace, [Bool], String, [ParameterShape])] = [
        (.path(.simple), [false, true], "", [.primitive, .array, .object]),
        (.path(.matrix), [false, true], "", [.primitive, .array, .object]),
        (.path(.label), [false], "", [.primitive, .array, .object]),
        (.path(.label), [true], ".", [.primitive, .array, .object]),
        (.query(.form), [false, true], "", [.primitive, .array, .object]),
        (.query(.spaceDelimited), [false], " ", [.array, .object]),
        (.query(.pipeDelimited), [false], "|", [.array, .object]),
        (.query(.deepObject), [true], "[]", [.object]),
        (.cookie(.form), [false, true], "", [.primitive, .array, .object]),
        (.cookie(.cookie), [false, true], ",;= ", [.primitive, .array, .object]),
        // A comma between quotes is none that separates.
        (.header(.simple), [false, true], ",=\" \t", [.primitive, .array, .object]),
    ]

    @Test mutating func `decode(encode(x)) is x`() throws {
        var cases = 0
        for (place, explodes, excluded, shapes) in Self.places {
            let isRaw: Bool
            switch place {
            case .header, .cookie(.cookie): isRaw = true
            case .path, .query, .cookie: isRaw = false
            }
            let isAllowed = { (scalar: Unicode.Scalar) in
                !excluded.unicodeScalars.contains(scalar) && (!isRaw || (0x21...0x7E).contains(scalar.value))
            }
            for explode in explodes {
                for shape in shapes {
                    for _ in 0..<400 {
                        let texts = (0..<Int.random(in: 1...4, using: &random)).map { _ in text(isAllowed) }
                        try check(place, explode, shape, texts)
                        cases += 1
                    }
                }
            }
        }
        #expect(cases == 400 * 47)
    }

    private func check(_ place: ParameterPlace, _ explode: Bool, _ shape: ParameterShape, _ texts: [String]) throws {
        switch shape {
        case .primitive:
            let text = try #require(try place.encode("p", texts[0], explode: explode))
            #expect(
                try place.decode("p", String.self, text, shape: shape, explode: explode) == texts[0], "\(place) \(text)"
            )
        case .array:
            let text = try #require(try place.encode("p", texts, explode: explode))
            #expect(
                try place.decode("p", [String].self, text, shape: shape, explode: explode) == texts, "\(place) \(text)")
        case .object:
            let object = Dictionary(texts.map { ("k" + $0, $0) }) { first, _ in first }
            let text = try #require(try place.encode("p", object, explode: explode))
            let decoded = try place.decode("p", [String: String].self, text, shape: shape, explode: explode)
            #expect(decoded == object, "\(place) \(text)")
        }
    }

    @Test mutating func `random bytes never trap`() {
        let pieces = [
            "p", "q", "=", "&", ",", ";", ".", "[", "]", "%", "%5B", "%5D", "%20", "%7C", "+", "|", " ", "p=", "p[",
            "p[]", "p[0]",
            "p[a]", "%zz", "%F0%9F", "\"", "{", "}", "é", "\u{301}", "\u{0}", "1", "-1", "true", "null",
            "99999999999999999999",
        ]
        let places = Self.places.map(\.0) + [.path(.json), .query(.json), .header(.json), .cookie(.json)]
        var read = 0
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...10, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            if Bool.random(using: &random) {
                text = String(
                    decoding: (0..<Int.random(in: 0...30)).map { _ in UInt8.random(in: 0...255, using: &random) },
                    as: UTF8.self)
            }
            let place = places.randomElement(using: &random) ?? .path(.simple)
            let explode = Bool.random(using: &random)
            for shape in [ParameterShape.primitive, .array, .object] {
                if (try? place.decode("p", JSONValue.self, text, shape: shape, explode: explode)) != nil { read += 1 }
                _ = try? place.decode("p", Node.self, text, shape: shape, explode: explode)
                _ = try? place.decode("p", [Int].self, text, shape: shape, explode: explode)
                _ = try? ParameterDecoder.form(
                    JSONValue.self, from: Data(text.utf8), shapes: ["p": shape], styles: ["p": .deepObject])
            }
        }
        #expect(read > 500)
    }
}
