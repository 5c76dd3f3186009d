/// Divides files that would be too long by the words of their parts. File names describe their contents, and adding a part changes
/// only the file of its words.
struct FileDivision {
    /// About how many lines a file may have.
    static let limit = 1_000
    /// Parts with a word in common have a file of their own from this number of lines on.
    static let own = 200

    struct File {
        let stem: String
        var parts: [FilePart]
    }

    private(set) var files: [File] = []

    init(_ parts: [FilePart], stem: String) {
        add(parts.filter(\.inner.isEmpty).map { $0.without(wordsOf: stem) }, stem, at: 0)
        for part in parts where !part.inner.isEmpty { addDivided(part, stem: Self.fileName(part.path)) }
    }

    /// `CreatePayment.Body` → `CreatePayment+Body`
    private static func fileName(_ path: String) -> String {
        path.split(separator: ".").joined(separator: "+")
    }

    /// A part that is too long by itself has files of its own name.
    private mutating func addDivided(_ part: FilePart, stem: String) {
        var inner = FileDivision(part.inner, stem: stem)
        if let index = inner.files.firstIndex(where: { $0.stem == stem }) {
            inner.files[index].parts.insert(part, at: 0)
        } else {
            inner.files.insert(File(stem: stem, parts: [part]), at: 0)
        }
        files += inner.files
    }

    private mutating func add(_ parts: [FilePart], _ stem: String, at depth: Int) {
        guard !parts.isEmpty else { return }
        guard parts.lines > Self.limit, parts.count > 1 else { return files.append(File(stem: stem, parts: parts)) }
        let buckets = Buckets(parts) { $0.words.count > depth ? $0.words[depth] : nil }
        if buckets.all.count == 1 {
            // Nothing to tell by here.
            guard let key = buckets.all[0].key else { return files.append(File(stem: stem, parts: parts)) }
            // A number alone says nothing.
            let isNumbered = parts.allSatisfy { $0.words.dropFirst(depth + 1).first?.first?.isNumber ?? true }
            return add(parts, isNumbered ? Self.stem(stem, key) : stem, at: depth + 1)
        }
        let isOwn = { (bucket: Buckets.Bucket) in bucket.key != nil && bucket.parts.lines >= Self.own }
        addRest(buckets.all.filter { !isOwn($0) }, stem)
        for bucket in buckets.all where isOwn(bucket) {
            add(bucket.parts, Self.stem(stem, bucket.key ?? ""), at: depth + 1)
        }
    }

    /// What is too little for a file of its own is together; where that is too long, it is divided by the alphabet, in halves as
    /// often as it has to be: `SharedModels+A-F`.
    private mutating func addRest(
        _ buckets: [Buckets.Bucket], _ stem: String, prefix: String = "", letters: ClosedRange<Int> = Letter.all
    ) {
        guard let first = buckets.first else { return }
        let parts = buckets.flatMap(\.parts)
        guard parts.lines > Self.limit, buckets.count > 1, letters != Letter.others else {
            let name = Letter.name(of: letters, after: prefix)
            return files.append(File(stem: name.isEmpty ? stem : Self.stem(stem, name), parts: parts))
        }
        if letters.count == 1 {
            return addRest(buckets, stem, prefix: String((first.key ?? "").prefix(prefix.count + 1)))
        }
        let middle = (letters.lowerBound + letters.upperBound) / 2
        let isLower = { (bucket: Buckets.Bucket) in Letter.index(in: bucket.key, at: prefix.count) <= middle }
        addRest(buckets.filter(isLower), stem, prefix: prefix, letters: letters.lowerBound...middle)
        addRest(buckets.filter { !isLower($0) }, stem, prefix: prefix, letters: middle + 1...letters.upperBound)
    }

    /// `SharedModels` and `Payment` → `SharedModels+Payment`, and with `Intent` → `SharedModels+PaymentIntent`.
    private static func stem(_ stem: String, _ word: String) -> String {
        stem.contains("+") ? stem + word : "\(stem)+\(word)"
    }
}

/// Letters by their positions in the alphabet: the end of a word, digits, `A` to `Z`, and all others.
private enum Letter {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    private static let last = alphabet.count + 1
    static let all = 0...last
    static let others = last...last

    static func index(in word: String?, at position: Int) -> Int {
        guard let letter = word?.uppercased().dropFirst(position).first else { return 0 }
        return alphabet.firstIndex(of: letter).map { $0 + 1 } ?? last
    }

    /// `A-F`, and after another letter `Ca-Cf`; the prefix alone for all letters.
    static func name(of letters: ClosedRange<Int>, after prefix: String) -> String {
        guard letters != all else { return prefix }
        guard letters.count > 1 else { return prefix + name(letters.lowerBound, after: prefix) }
        let upper = min(letters.upperBound, last - 1)
        // Few words begin with a digit.
        let lower = prefix.isEmpty && letters.lowerBound == 0 ? min(upper, 11) : letters.lowerBound
        return "\(prefix)\(name(lower, after: prefix))-\(prefix)\(name(upper, after: prefix))"
    }

    private static func name(_ index: Int, after prefix: String) -> String {
        switch index {
        case 0: ""
        case last: "Others"
        default: prefix.isEmpty ? String(alphabet[index - 1]) : alphabet[index - 1].lowercased()
        }
    }
}

/// Parts by a word, in the order of the words' first parts.
private struct Buckets {
    struct Bucket {
        let key: String?
        var parts: [FilePart]
    }

    private(set) var all: [Bucket] = []

    init(_ parts: [FilePart], by key: (FilePart) -> String?) {
        var positions: [String?: Int] = [:]
        for part in parts {
            let key = key(part)
            if let position = positions[key] {
                all[position].parts.append(part)
            } else {
                positions[key] = all.count
                all.append(Bucket(key: key, parts: [part]))
            }
        }
    }
}

extension [FilePart] {
    fileprivate var lines: Int { reduce(0) { $0 + $1.lines } }
}

extension FilePart {
    /// `SecurityFilter` is found by `Filter` among the files that begin with `Security`.
    fileprivate func without(wordsOf stem: String) -> FilePart {
        var rest = stem[...]
        var part = self
        part.words = Array(
            words.drop { word in
                guard rest.hasPrefix(word) else { return false }
                rest = rest.dropFirst(word.count)
                return true
            })
        return part
    }
}
