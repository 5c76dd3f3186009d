import CodegenRegularExpressions

/// The formats of JSON Schema 2020-12 that texts are held against; others are annotations always.
package enum StringFormat: String, Sendable {
    case dateTime = "date-time"
    case date
    case time
    case duration
    case email
    case internationalEmail = "idn-email"
    case hostname
    case internationalHostname = "idn-hostname"
    case ipv4
    case ipv6
    case uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uuid
    case uriTemplate = "uri-template"
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex

    package func admits(_ text: String) -> Bool {
        switch self {
        case .dateTime: DateTimeFormats.isDateTime(text)
        case .date: DateTimeFormats.isDate(text)
        case .time: DateTimeFormats.isTime(text)
        case .duration: DateTimeFormats.isDuration(text)
        case .email: EmailFormats.isAddress(text, isInternational: false)
        case .internationalEmail: EmailFormats.isAddress(text, isInternational: true)
        case .hostname: Hostnames.isHostname(text)
        case .internationalHostname: Hostnames.isInternationalHostname(text)
        case .ipv4: AddressFormats.isIPv4(text.utf8[...])
        case .ipv6: AddressFormats.isIPv6(text.utf8[...])
        case .uri: URIFormats.isReference(text, isInternational: false, needsScheme: true)
        case .uriReference: URIFormats.isReference(text, isInternational: false, needsScheme: false)
        case .iri: URIFormats.isReference(text, isInternational: true, needsScheme: true)
        case .iriReference: URIFormats.isReference(text, isInternational: true, needsScheme: false)
        case .uuid: PointerFormats.isUUID(text)
        case .uriTemplate: URITemplateFormat.isTemplate(text)
        case .jsonPointer: PointerFormats.isPointer(text.utf8[...])
        case .relativeJSONPointer: PointerFormats.isRelativePointer(text)
        case .regex: isRegularExpression(text)
        }
    }

    private func isRegularExpression(_ text: String) -> Bool {
        do throws(RegularExpressionError) {
            _ = try RegularExpression(ecmaScript: text)
            return true
        } catch {
            return error.isUnsupported
        }
    }
}

/// OpenAPI's formats of numbers that bound them.
package enum NumberFormat: String, Sendable {
    case int32
    case int64

    package func admits(_ number: ExactNumber) -> Bool {
        switch self {
        case .int32: number.isInteger && Self.isWithin(number, "-2147483648", "2147483647")
        case .int64: number.isInteger && Self.isWithin(number, "-9223372036854775808", "9223372036854775807")
        }
    }

    private static func isWithin(_ number: ExactNumber, _ lower: String, _ upper: String) -> Bool {
        guard let lower = ExactNumber(json: lower), let upper = ExactNumber(json: upper) else { return true }
        return number >= lower && number <= upper
    }
}

/// Reads bytes of ASCII one after the other.
struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ text: String) { rest = Array(text.utf8)[...] }

    var isAtEnd: Bool { rest.isEmpty }
    var next: UInt8? { rest.first }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(truncatingIfNeeded: character.value) else { return false }
        rest.removeFirst()
        return true
    }

    /// As many decimal digits as asked for.
    mutating func number(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ $0.isDigit }) else { return nil }
        rest.removeFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// All decimal digits that come next: how many.
    mutating func digits() -> Int {
        let count = rest.prefix { $0.isDigit }.count
        rest.removeFirst(count)
        return count
    }
}

extension UInt8 {
    package var isDigit: Bool { (0x30...0x39).contains(self) }
    package var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
