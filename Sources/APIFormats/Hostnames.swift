/// Names of hosts (RFC 1123), also with letters of all scripts (IDNA 2008).
enum Hostnames {
    static func isHostname(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ $0 < 0x80 }), text.utf8.count <= 253 else { return false }
        let labels = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).map { Array($0) }
        return isDomain(labels, isInternational: false)
    }

    static func isInternationalHostname(_ text: String) -> Bool {
        let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) {
            $0 == "." || $0 == "\u{3002}" || $0 == "\u{FF0E}" || $0 == "\u{FF61}"
        }
        return isDomain(labels.map { Array($0) }, isInternational: true)
    }

    private static func isDomain(_ labels: [[Unicode.Scalar]], isInternational: Bool) -> Bool {
        var decoded: [[Unicode.Scalar]] = []
        var length = labels.count - 1
        for label in labels {
            guard let (unicode, count) = unicodeLabel(label, isInternational) else { return false }
            decoded.append(unicode)
            length += count
        }
        guard length <= 253 else { return false }
        // One label from right to left makes the rules hold for all of them.
        guard decoded.contains(where: BidiRule.isRightToLeft) else { return true }
        return decoded.allSatisfy(BidiRule.admits)
    }

    /// The label as people read it, and the length that it has in ASCII; nil for an invalid label.
    private static func unicodeLabel(
        _ label: [Unicode.Scalar], _ isInternational: Bool
    ) -> ([Unicode.Scalar], Int)? {
        guard let first = label.first, let last = label.last, first != "-", last != "-" else { return nil }
        guard label.allSatisfy(\.isASCII) else {
            guard let ascii = Punycode.encode(label), ascii.count <= 59, InternationalLabel.isValid(label) else {
                return nil
            }
            return (label, ascii.count + 4)
        }
        guard label.count <= 63, label.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == "-" }) else {
            return nil
        }
        let lowercase = label.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
        guard lowercase.starts(with: "xn--".unicodeScalars) else {
            // RFC 1123 knows nothing of encodings; IDNA keeps these places for them.
            let isReserved = isInternational && label.count >= 4 && label[2] == "-" && label[3] == "-"
            return isReserved ? nil : (label, label.count)
        }
        // Decoding and encoding again has to give the same label.
        let encoded = Array(lowercase.dropFirst(4))
        guard let unicode = Punycode.decode(encoded), unicode.contains(where: { !$0.isASCII }),
            Punycode.encode(unicode) == encoded, InternationalLabel.isValid(unicode)
        else { return nil }
        return (unicode, label.count)
    }
}

/// Punycode (RFC 3492).
enum Punycode {
    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var steps = 0
        while delta > 455 {
            delta /= 35
            steps += 36
        }
        return steps + 36 * delta / (delta + 38)
    }

    private static func threshold(_ position: Int, _ bias: Int) -> Int { min(max(position - bias, 1), 26) }

    static func decode(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        var output: [Unicode.Scalar] = []
        var rest = text[...]
        if let hyphen = text.lastIndex(of: "-") {
            output = Array(text[..<hyphen])
            rest = text[(hyphen + 1)...]
        }
        guard !rest.isEmpty else { return nil }
        var (value, index, bias) = (128, 0, 72)
        while !rest.isEmpty {
            let before = index
            var weight = 1
            var position = 36
            while true {
                guard let scalar = rest.popFirst(), let digit = digit(scalar) else { return nil }
                index += digit * weight
                let threshold = threshold(position, bias)
                if digit < threshold { break }
                weight *= 36 - threshold
                guard weight < 1 << 32, index < 1 << 32 else { return nil }
                position += 36
            }
            bias = adapted(index - before, output.count + 1, isFirst: before == 0)
            value += index / (output.count + 1)
            index %= output.count + 1
            guard value <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
            output.insert(scalar, at: index)
            index += 1
        }
        return output
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "a"..."z": Int(scalar.value) - 0x61
        case "A"..."Z": Int(scalar.value) - 0x41
        case "0"..."9": Int(scalar.value) - 0x30 + 26
        default: nil
        }
    }

    /// Nil for more than any label may have.
    static func encode(_ label: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        guard label.count <= 63 else { return nil }
        var output = label.filter(\.isASCII)
        let basic = output.count
        var (handled, value, delta, bias) = (basic, 128, 0, 72)
        if basic > 0 { output.append("-") }
        while handled < label.count {
            guard let next = label.map({ Int($0.value) }).filter({ $0 >= value }).min() else { return nil }
            delta += (next - value) * (handled + 1)
            value = next
            for scalar in label {
                if scalar.value < UInt32(value) { delta += 1 }
                guard scalar.value == UInt32(value) else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            value += 1
        }
        return output
    }

    private static func append(_ delta: Int, _ bias: Int, to output: inout [Unicode.Scalar]) {
        func scalar(_ digit: Int) -> Unicode.Scalar {
            Unicode.Scalar(UInt8(digit < 26 ? digit + 0x61 : digit - 26 + 0x30))
        }
        var rest = delta
        var position = 36
        while true {
            let threshold = threshold(position, bias)
            if rest < threshold { break }
            output.append(scalar(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            position += 36
        }
        output.append(scalar(rest))
    }
}
