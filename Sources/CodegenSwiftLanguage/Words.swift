/// Splits names of any convention into words: `practice_group_id`, `practiceGroupId`, `HTTPServerError`, `H.E. Mr`.
struct Words {
    let words: [String]
    /// Nothing but capitals, digits and separators: `NHS_APP`; its words are no acronyms.
    let isScreaming: Bool

    init(_ text: String) {
        if let words = Self.snakeCase(text) {
            self.words = words
            isScreaming = false
            return
        }
        var splitter = Splitter()
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            splitter.add(scalar, next: index + 1 < scalars.count ? scalars[index + 1] : nil)
        }
        splitter.endWord()
        let words = splitter.words.isEmpty ? SymbolNames.words(for: text) : Self.joiningMixed(splitter.words)
        self.words = words
        var letters = 0
        isScreaming =
            text.unicodeScalars.allSatisfy { scalar in
                guard Self.isLetter(scalar) else { return true }
                letters += 1
                return Self.isCapital(scalar)
            } && letters > 1
    }

    /// Most names are nothing but small letters, digits and underscores; nil for all others.
    private static func snakeCase(_ text: String) -> [String]? {
        var hasWord = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): hasWord = true
            case UInt8(ascii: "_"): break
            default: return nil
            }
        }
        return hasWord ? text.utf8.split(separator: UInt8(ascii: "_")).map { String(Substring($0)) } : nil
    }

    /// `OAuthToken` is `O`, `Auth` and `Token` by its capitals.
    private static func joiningMixed(_ words: [String]) -> [String] {
        var result: [String] = []
        for word in words {
            if let last = result.last, last.utf8.count == 1, Casing.mixedWords[(last + word).lowercased()] != nil {
                result[result.count - 1] += word
            } else {
                result.append(word)
            }
        }
        return result
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return scalar.properties.isAlphabetic }
        return ("a"..."z").contains(scalar) || isCapital(scalar)
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
    }
}

private struct Splitter {
    private(set) var words: [String] = []
    private var word = String.UnicodeScalarView()
    private var last: Kind = .separator
    private var pendingSign: String?

    private enum Kind { case lower, upper, digit, other, separator }

    mutating func add(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
        let kind = kind(of: scalar)
        switch kind {
        case .separator:
            if last == .separator || word.isEmpty { pendingSign = SymbolNames.sign(scalar) } else { pendingSign = nil }
            // `H.E.` is one word: a full stop after a single capital joins it to the next one.
            if scalar == ".", word.count == 1, last == .upper { return }
            endWord()
        case .upper where last == .lower || last == .other: endWord()
        case .lower
        where last == .upper && word.count > 1 && scalar == "s" && next.map({ self.kind(of: $0) != .lower }) ?? true:
            break  // `URLs`: the plural of an acronym
        case .lower where last == .upper && word.count > 1:
            // `HTTPServer`: the last capital begins the next word.
            if let initial = word.popLast() {
                endWord()
                word.append(initial)
            }
        case .digit where word.isEmpty && pendingSign != nil:
            words.append(pendingSign ?? "")
        case .lower, .upper, .digit, .other: break
        }
        if kind != .separator {
            word.append(scalar)
            pendingSign = nil
        }
        last = kind
    }

    mutating func endWord() {
        if !word.isEmpty { words.append(String(word)) }
        word = String.UnicodeScalarView()
    }

    private func kind(of scalar: Unicode.Scalar) -> Kind {
        if scalar.isASCII {
            switch scalar {
            case "a"..."z": return .lower
            case "A"..."Z": return .upper
            case "0"..."9": return .digit
            default: return .separator
            }
        }
        guard Identifiers.isContinuation(scalar), !scalar.properties.isEmoji else { return .separator }
        if scalar.properties.isUppercase { return .upper }
        return scalar.properties.isLowercase ? .lower : .other
    }
}
