/// Character references: `&amp;`, `&#39;`, `&#x27;`.
enum HTMLEntities {
    /// The character of the reference that begins at an `&`, and where it ends; nil for what is none.
    static func read(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, end: Int)? {
        let name = bytes.dropFirst().prefix(10)
        guard let end = name.firstIndex(of: UInt8(ascii: ";")), end > name.startIndex else { return nil }
        let text = String(decoding: name[..<end], as: UTF8.self)
        guard let scalar = scalar(text) else { return nil }
        return (scalar, end + 1)
    }

    /// The text with all references replaced.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var result = ""
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            result += String(decoding: rest[..<start], as: UTF8.self)
            if let (scalar, end) = read(rest[start...]) {
                result.unicodeScalars.append(scalar)
                rest = rest[end...]
            } else {
                result += "&"
                rest = rest[(start + 1)...]
            }
        }
        return result + String(decoding: rest, as: UTF8.self)
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return byName[name] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        guard
            let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
            let scalar = Unicode.Scalar(value), value != 0
        else { return nil }
        return scalar
    }

    private static let byName: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": " ", "emsp": " ",
        "thinsp": " ", "copy": "©", "reg": "®", "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–",
        "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«",
        "raquo": "»", "bull": "•", "middot": "·", "times": "×", "divide": "÷", "plusmn": "±", "minus": "−",
        "deg": "°", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "sect": "§", "para": "¶", "larr": "←",
        "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "rArr": "⇒", "hArr": "⇔", "le": "≤", "ge": "≥",
        "ne": "≠", "asymp": "≈", "infin": "∞", "frac12": "½", "frac14": "¼", "frac34": "¾", "sup1": "¹",
        "sup2": "²", "sup3": "³", "micro": "µ", "check": "✓", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "auml": "ä",
        "ouml": "ö", "uuml": "ü", "szlig": "ß", "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã",
        "aring": "å", "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë",
        "iacute": "í", "icirc": "î", "ntilde": "ñ", "oacute": "ó", "ocirc": "ô", "oslash": "ø", "uacute": "ú",
        "Agrave": "À", "Aacute": "Á", "Aring": "Å", "Ccedil": "Ç", "Egrave": "È", "Eacute": "É", "Ntilde": "Ñ",
        "Oslash": "Ø", "lbrace": "{", "rbrace": "}", "lcub": "{", "rcub": "}", "lsqb": "[", "rsqb": "]",
        "ast": "*", "lowbar": "_", "grave": "`", "num": "#", "percnt": "%", "colon": ":", "comma": ",",
    ]
}
