import APIFormats
import APIJSON
import CodegenRegularExpressions

/// Holds a value against rules by what it writes, so that the rules mean what JSON Schema says of the JSON.
struct Validation {
    private(set) var violations: [Violation] = []
    private let direction: ValidationDirection
    private let place: Violation.Place
    private var path: [String]
    /// Whether the value at hand is in no message.
    private var isSecret = false
    /// The variants of unions by where their values begin, the outermost first.
    private var variants: [Int: [Int]] = [:]

    init(_ direction: ValidationDirection, of place: Violation.Place = .body, path: [String] = []) {
        self.direction = direction
        self.place = place
        self.path = path
    }

    mutating func check<T: JSONWritable>(_ value: T, _ nodes: [RuleNode]) {
        var json = JSONWriter(purpose: .validating)
        value.write(to: &json)
        for note in json.variants { variants[note.offset, default: []].append(note.position) }
        do throws(JSONError) {
            let bytes = try json.finish()
            try bytes.withUnsafeBytes { bytes in
                Result { () throws(JSONError) in try check(document: bytes, nodes) }
            }.get()
        } catch {
            violate("type", "\(name) can't be written: expected \(error.expected)")
        }
    }

    /// Checks a document as it is, whatever else is wrong with it; unions in it aren't looked into.
    mutating func check(document bytes: UnsafeRawBufferPointer, _ nodes: [RuleNode]) throws(JSONError) {
        try JSONReader.withReader(of: bytes) { (json) throws(JSONError) in try walk(&json, bytes, nodes) }
    }

    // MARK: Walking

    /// Checks the value that begins here, and moves to its end.
    private mutating func walk(
        _ json: inout JSONReader, _ bytes: UnsafeRawBufferPointer, _ given: [RuleNode]
    ) throws(JSONError) {
        let kind = try json.peekKind()
        let nodes = chosen(given, at: json.offset)
        guard !nodes.isEmpty else { return try json.skipValue() }
        let start = json.offset
        switch kind {
        case .null, .bool, .string, .integer, .number: return try checkScalar(try JSONValue(json: &json), nodes)
        case .array: try walkArray(&json, bytes, nodes)
        case .object: try walkObject(&json, bytes, nodes)
        }
        for case .json(let values) in nodes.flatMap(\.scalars) {
            let whole = UnsafeRawBufferPointer(rebasing: bytes[start..<json.offset])
            checkJSON(try JSONReader.read(JSONValue.self, from: whole), among: values)
        }
    }

    /// The nodes with those of the types that they name, and of the variants that unions have here.
    private mutating func chosen(_ given: [RuleNode], at offset: Int) -> [RuleNode] {
        var nodes: [RuleNode] = []
        for node in RuleNode.expanded(given) {
            nodes.append(node)
            guard !node.variants.isEmpty, let position = variants[offset]?.first else { continue }
            variants[offset]?.removeFirst()
            guard node.variants.indices.contains(position) else { continue }
            nodes += chosen([node.variants[position]], at: offset)
        }
        return nodes
    }

    private mutating func walkArray(
        _ json: inout JSONReader, _ bytes: UnsafeRawBufferPointer, _ nodes: [RuleNode]
    ) throws(JSONError) {
        let start = json.offset
        let first = violations.count
        let items = nodes.compactMap(\.items)
        var elements = try json.beginArray()
        var count = 0
        while try json.nextElement(&elements) {
            path.append(String(count))
            try walk(&json, bytes, items)
            path.removeLast()
            count += 1
        }
        // Those of the array itself come before those of its items.
        let ofItems = Array(violations[first...])
        violations.removeSubrange(first...)
        for rule in nodes.flatMap(\.arrays) {
            switch rule {
            case .minItems(let limit): checkCount(count, "minItems", ("item", "items"), atLeast: limit)
            case .maxItems(let limit): checkCount(count, "maxItems", ("item", "items"), atMost: limit)
            case .uniqueItems: try checkUnique(UnsafeRawBufferPointer(rebasing: bytes[start..<json.offset]))
            default: break
            }
        }
        violations += ofItems
    }

    private mutating func walkObject(
        _ json: inout JSONReader, _ bytes: UnsafeRawBufferPointer, _ nodes: [RuleNode]
    ) throws(JSONError) {
        let first = violations.count
        var object = try json.beginObject()
        var count = 0
        while let name = try json.nextName(&object) {
            count += 1
            let own = nodes.compactMap { $0.properties[name] ?? $0.otherProperties }
            path.append(name)
            if direction == .request, own.contains(where: \.isReadOnly) {
                violate("readOnly", "\(self.name) is read-only, and must not be sent")
            } else if direction == .response, own.contains(where: \.isWriteOnly) {
                violate("writeOnly", "\(self.name) is write-only, and must not be in a response")
            }
            try walk(&json, bytes, own)
            path.removeLast()
        }
        try json.endObject(&object)
        let ofMembers = Array(violations[first...])
        violations.removeSubrange(first...)
        for rule in nodes.flatMap(\.objects) {
            switch rule {
            case .minProperties(let limit):
                checkCount(count, "minProperties", ("property", "properties"), atLeast: limit)
            case .maxProperties(let limit):
                checkCount(count, "maxProperties", ("property", "properties"), atMost: limit)
            default: break
            }
        }
        violations += ofMembers
    }

    // MARK: Arrays and objects

    private mutating func checkCount(
        _ count: Int, _ keyword: String, _ words: (one: String, many: String), atLeast lower: Int = 0,
        atMost upper: Int = .max
    ) {
        if count < lower {
            violate(
                keyword, "\(name) has to have \(ViolationWords.atLeast(lower, words.one, words.many)), and has \(count)"
            )
        } else if count > upper {
            violate(
                keyword, "\(name) has to have \(ViolationWords.atMost(upper, words.one, words.many)), and has \(count)")
        }
    }

    private mutating func checkUnique(_ bytes: UnsafeRawBufferPointer) throws(JSONError) {
        let items = try JSONReader.read([JSONValue].self, from: bytes)
        var seen: [JSONValue: Int] = Dictionary(minimumCapacity: items.count)
        for (index, item) in items.enumerated() {
            guard let first = seen.updateValue(index, forKey: item) else { continue }
            return violate(
                "uniqueItems", "the items of \(name) have to differ, and those at \(first) and \(index) are equal")
        }
    }

    // MARK: Scalars

    private mutating func checkScalar(_ value: JSONValue, _ nodes: [RuleNode]) throws(JSONError) {
        isSecret = nodes.contains(where: \.isSecret)
        for rule in nodes.flatMap(\.scalars) { checkListed(value, rule) }
        switch value {
        case .string(let text): for rule in nodes.flatMap(\.strings) { check(text, value, rule) }
        case .number(let number):
            let rules = nodes.flatMap(\.numbers)
            guard !rules.isEmpty, let exact = ExactNumber(json: number.text) else { return }
            for rule in rules { check(exact, value, rule) }
        case .null, .bool, .array, .object: break
        }
    }

    private mutating func checkJSON(_ value: JSONValue, among values: [JSONValue]) {
        guard !values.contains(value) else { return }
        violate(values.count == 1 ? "const" : "enum", "\(name) has to be \(Self.choice(values))\(found(value))")
    }

    private mutating func checkListed(_ value: JSONValue, _ rule: ValidationRule.Kind) {
        if case .json(let values) = rule { return checkJSON(value, among: values) }
        // `null` is a matter of the type, which has it or hasn't.
        if case .null = value { return }
        switch rule {
        case .values(let values): checkJSON(value, among: values)
        case .listed(let type):
            guard !type.lists(value) else { return }
            let values = type.listedValues
            violate(values.count == 1 ? "const" : "enum", "\(name) has to be \(Self.choice(values))\(found(value))")
        default: break
        }
    }

    private mutating func check(_ text: String, _ value: JSONValue, _ rule: ValidationRule.Kind) {
        let words = (one: "character", many: "characters")
        switch rule {
        case .minLength(let limit): checkCount(text.unicodeScalars.count, "minLength", words, atLeast: limit)
        case .maxLength(let limit): checkCount(text.unicodeScalars.count, "maxLength", words, atMost: limit)
        case .pattern(let expression, let pattern):
            guard !expression.occurs(in: text) else { return }
            violate("pattern", "\(name) has to match the pattern `\(pattern)`\(found(value))")
        case .format(let format):
            guard !format.admits(text) else { return }
            violate("format", "\(name) has to fit the format `\(format.rawValue)`\(found(value))")
        default: break
        }
    }

    private mutating func check(_ number: ExactNumber, _ value: JSONValue, _ rule: ValidationRule.Kind) {
        switch rule {
        case .minimum(let limit, let isExclusive):
            guard isExclusive ? number <= limit : number < limit else { return }
            violate(
                isExclusive ? "exclusiveMinimum" : "minimum",
                "\(name) has to be \(isExclusive ? "more than" : "at least") \(limit)\(found(value))")
        case .maximum(let limit, let isExclusive):
            guard isExclusive ? number >= limit : number > limit else { return }
            violate(
                isExclusive ? "exclusiveMaximum" : "maximum",
                "\(name) has to be \(isExclusive ? "less than" : "at most") \(limit)\(found(value))")
        case .multipleOf(let divisor):
            guard !number.isMultiple(of: divisor) else { return }
            violate("multipleOf", "\(name) has to be a multiple of \(divisor)\(found(value))")
        default: break
        }
    }

    // MARK: Sentences

    private mutating func violate(_ keyword: String, _ message: String) {
        let pointer = Violation.pointer(to: path)
        violations.append(Violation(place: place, pointer: pointer, keyword: keyword, message: message))
    }

    /// The value in a sentence: its key, or its place in the array of a key.
    private var name: String {
        switch place {
        case .body: ViolationWords.name(of: path)
        case .parameter(let name): ViolationWords.name(of: [name] + path)
        }
    }

    /// `, and is -1`; nothing for a secret, or for a parameter, whose values aren't shown in errors.
    private func found(_ value: JSONValue) -> String {
        place == .body && !isSecret ? ", and is \(Self.shown(value))" : ""
    }

    private static func shown(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let number): ViolationWords.shortened(number.text)
        case .string(let text): "`\(ViolationWords.shortened(text))`"
        case .array: "an array"
        case .object: "an object"
        }
    }

    private static func choice(_ values: [JSONValue]) -> String {
        guard let first = values.first, values.count > 1 else { return values.first.map(shown) ?? "none of no values" }
        if values.count > 6 { return "one of \(values.count) values such as \(shown(first))" }
        return "one of " + values.map(shown).joined(separator: ", ")
    }
}

extension OpenEnum {
    fileprivate static func lists(_ value: JSONValue) -> Bool {
        allCases.contains { $0.json == value }
    }

    fileprivate static var listedValues: [JSONValue] { allCases.compactMap(\.json) }

    private var json: JSONValue? {
        switch rawValue {
        case let text as String: .string(text)
        case let number as Int: .number(JSONNumber(number))
        default: nil
        }
    }
}
