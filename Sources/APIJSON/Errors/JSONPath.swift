/// Where in a document a value is: `$.data[3].first_name`.
struct JSONPath {
    private enum Step {
        case key(String)
        case index(Int)
    }

    /// How many scalars of a key are shown: enough for those of a description, and no room for a payload in a key.
    private static let longestKey = 64

    private var steps: [Step] = []

    mutating func append(key: String) {
        steps.append(.key(key))
    }

    var text: String {
        var text = "$"
        for step in steps {
            switch step {
            case .index(let index): text += "[\(index)]"
            case .key(let key) where Self.isWord(key): text += "." + JSONExcerpt.cut(key, to: Self.longestKey)
            case .key(let key): text += "[" + JSONExcerpt.quote(key, to: Self.longestKey) + "]"
            }
        }
        return text
    }

    var pointer: String {
        var text = ""
        for step in steps {
            text += "/"
            switch step {
            case .index(let index): text += String(index)
            case .key(let key): text += key.replacing("~", with: "~0").replacing("/", with: "~1")
            }
        }
        return text
    }

    private static func isWord(_ key: String) -> Bool {
        guard let first = key.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return key.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
            default: false
            }
        }
    }

    /// The path of the value that starts at or contains `offset`.
    ///
    /// Everything before `offset` was accepted by a reader already; should it not be valid, the path ends early.
    static func path(to offset: Int, in bytes: UnsafeRawBufferPointer) -> JSONPath {
        var path = JSONPath()
        var lexer = Lexer(bytes)
        do throws(JSONError) {
            while try path.advance(&lexer, to: offset) {}
        } catch {
            return path
        }
        return path
    }

    /// The paths of the values that start at the offsets, which are in ascending order, in one pass.
    static func paths(to offsets: [Int], in bytes: UnsafeRawBufferPointer) -> [JSONPath] {
        var path = JSONPath()
        var lexer = Lexer(bytes)
        return offsets.map { offset in
            do throws(JSONError) {
                while try path.advance(&lexer, to: offset) {}
            } catch {
                return path
            }
            return path
        }
    }

    /// Goes over one value's start or end; false when `offset` is reached.
    private mutating func advance(_ lexer: inout Lexer, to offset: Int) throws(JSONError) -> Bool {
        lexer.skipWhitespace()
        guard lexer.position < offset, lexer.position < lexer.count else { return false }
        switch lexer.current {
        case UInt8(ascii: "{"):
            lexer.position += 1
            return try openedObject(&lexer, to: offset)
        case UInt8(ascii: "["):
            lexer.position += 1
            lexer.skipWhitespace()
            if lexer.current == UInt8(ascii: "]") { return try closedValue(&lexer, to: offset) }
            guard lexer.position <= offset else { return false }
            steps.append(.index(0))
            return true
        default:
            try lexer.skipScalar()
            guard lexer.position <= offset else { return false }
            return try passedValue(&lexer, to: offset)
        }
    }

    private mutating func openedObject(_ lexer: inout Lexer, to offset: Int) throws(JSONError) -> Bool {
        lexer.skipWhitespace()
        if lexer.current == UInt8(ascii: "}") { return try closedValue(&lexer, to: offset) }
        return try passedKey(&lexer, to: offset)
    }

    private mutating func passedKey(_ lexer: inout Lexer, to offset: Int) throws(JSONError) -> Bool {
        guard lexer.position < offset else { return false }
        let name = lexer.text(of: try lexer.scanString())
        guard lexer.position <= offset else { return false }
        try lexer.expectColon()
        lexer.skipWhitespace()
        guard lexer.position <= offset else { return false }
        steps.append(.key(name))
        return true
    }

    /// At the bracket that closes a value whose step is on top.
    private mutating func closedValue(_ lexer: inout Lexer, to offset: Int) throws(JSONError) -> Bool {
        guard lexer.position < offset else { return false }
        lexer.position += 1
        return try passedValue(&lexer, to: offset)
    }

    /// Behind a value: on to the next one in the same container, or out of it.
    private mutating func passedValue(_ lexer: inout Lexer, to offset: Int) throws(JSONError) -> Bool {
        while let step = steps.popLast() {
            lexer.skipWhitespace()
            guard lexer.position < offset else { return false }
            switch (lexer.current, step) {
            case (UInt8(ascii: ","), .index(let index)):
                lexer.position += 1
                steps.append(.index(index + 1))
                return true
            case (UInt8(ascii: ","), .key):
                lexer.position += 1
                lexer.skipWhitespace()
                return try passedKey(&lexer, to: offset)
            case (UInt8(ascii: "]"), .index), (UInt8(ascii: "}"), .key):
                lexer.position += 1
            default:
                return false
            }
        }
        return false
    }
}
