/// Reading leniently. None of this costs a strict reader anything: faults are corrected where reading has failed already.
extension JSONReader {
    /// Reads a whole document, correcting the faults that `leniency` allows. `recoveries` lists them if reading succeeds.
    public static func read<T: JSONReadable>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer,
        limits: JSONLimits = .standard,
        leniency: JSONLeniency,
        recoveries: inout [JSONRecovery]
    ) throws(JSONError) -> T {
        let log = JSONRecoveryLog(leniency)
        let value = try withReader(of: bytes, limits: limits) { (json) throws(JSONError) in
            json.recovery = log
            json.isLenient = true
            return try T(json: &json)
        }
        recoveries = log.located(in: bytes)
        return value
    }

    // MARK: Properties

    /// Leaves out the value whose reading failed, if it isn't required, and clears the failure. False if it stays.
    @inline(never)
    mutating func recover(_ object: inout Object) -> Bool {
        guard recovery != nil, let failure else { return false }
        if isSubstituting { return leaveCandidate(&object) }
        guard isLenient, failure.isRecoverable else { return false }
        do throws(JSONError) {
            guard let member = try member(of: object, containing: failure.offset) else { return false }
            return try recover(&object, member, failure)
        } catch {
            self.failure = error
            return false
        }
    }

    private mutating func recover(
        _ object: inout Object, _ member: Member, _ failure: JSONError
    ) throws(JSONError) -> Bool {
        guard let recovery else { return false }
        let action: JSONRecovery.Action
        if let key = member.key {
            guard let keys = object.keys else { return false }
            if recovery.collectsFaults {
                recovery.faultyKeys.insert(.init(object: object.start, key: key))
            } else {
                guard !keys.table.pointee.required.contains(key) else { return false }
                guard recovery.leniency.ignoresInvalidOptionals || ignoresText(at: member.start) else { return false }
            }
            action = .ignored
        } else {
            guard recovery.leniency.skipsInvalidElements else { return false }
            action = .skipped
        }
        let depth = remainingDepth &+ openContainers(from: member.start, to: lexer.position)
        try leaveOut(Mark(position: member.start, depth: depth), action, failure)
        recovery.scanned = (object.start, lexer.position)
        self.failure = nil
        isInterrupted = false
        if let key = member.key { object.present.remove(key) }
        return true
    }

    /// Where the value of a member starts, and the index of its key if the table has it.
    private typealias Member = (start: Int, key: Int?)

    /// The value in `object` that contains the offset. The reader stays where it was.
    private mutating func member(of object: Object, containing offset: Int) throws(JSONError) -> Member? {
        let (position, depth) = (lexer.position, remainingDepth)
        defer { (lexer.position, remainingDepth) = (position, depth) }
        lexer.position = object.start &+ 1
        if let scanned = recovery?.scanned, scanned.object == object.start { lexer.position = scanned.position }
        remainingRereading &-= max(0, offset &- lexer.position)
        guard remainingRereading >= 0 else { return nil }
        // The depth is checked when the value is left out.
        remainingDepth = .max / 2
        var place = Object(start: object.start, keys: object.keys)
        while try advance(&place) {
            let key = try match(&place)
            if key == nil { try lexer.expectColon() }
            lexer.skipWhitespace()
            let start = lexer.position
            try skipValue()
            if lexer.position > offset { return start <= offset ? (start, key) : nil }
        }
        return nil
    }

    /// How many arrays and objects that begin at `start` or later are open at `end`.
    private func openContainers(from start: Int, to end: Int) -> Int {
        var scan = lexer
        scan.position = start
        var depth = 0
        while scan.position < end {
            switch scan.current {
            case UInt8(ascii: "\""):
                guard (try? scan.scanString()) != nil else { return depth }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth &-= 1
            default: break
            }
            scan.position &+= 1
        }
        return depth
    }

    private func ignoresText(at start: Int) -> Bool {
        guard recovery?.leniency.ignoresEmptyText == true, start &+ 1 < lexer.count else { return false }
        return lexer.bytes[start] == UInt8(ascii: "\"") && lexer.bytes[start &+ 1] == UInt8(ascii: "\"")
    }

    // MARK: Elements

    /// Where a value begins, and how many arrays and objects may be opened there.
    @usableFromInline
    struct Mark {
        let position: Int
        let depth: Int
    }

    /// The place of the value that comes next.
    @usableFromInline
    mutating func mark() -> Mark {
        lexer.skipWhitespace()
        return Mark(position: lexer.position, depth: remainingDepth)
    }

    /// Leaves out the element whose reading failed with the error, or throws it.
    @usableFromInline
    mutating func skipElement(_ mark: Mark, _ error: JSONError) throws(JSONError) {
        guard isLenient, error.isRecoverable, recovery?.leniency.skipsInvalidElements == true else { throw error }
        try leaveOut(mark, .skipped, error)
    }

    /// Goes over the value that couldn't be read, and records this.
    private mutating func leaveOut(
        _ mark: Mark, _ action: JSONRecovery.Action, _ error: JSONError
    ) throws(JSONError) {
        lexer.position = mark.position
        remainingDepth = mark.depth
        try skipValue()
        try recovery?.record(action, error, replacing: mark.position)
    }

    // MARK: Scalars

    /// Reads a Boolean in quotation marks, where that is allowed.
    @inline(never)
    mutating func readUnusualBool() throws(JSONError) -> Bool {
        guard takesTexts || convertsScalars, let value = takeBoolText() else { throw expectation("true or false") }
        try recordConversion("true or false")
        return value
    }

    /// Goes over a number in quotation marks, where that is allowed.
    @inline(never)
    mutating func scanUnusualNumber(_ expected: StaticString) throws(JSONError) -> ScannedNumber {
        guard takesTexts || convertsScalars, let number = takeNumberText() else { throw expectation(expected) }
        try recordConversion(expected)
        return number
    }

    /// Reads the text of a scalar without quotation marks, where that is allowed.
    @inline(never)
    mutating func readUnusualString() throws(JSONError) -> String {
        if let text = try takeScalarAsText() { return text }
        throw expectation("a string")
    }

    /// Whether numbers and Booleans in strings, and strings without quotation marks, are converted here.
    var convertsScalars: Bool {
        isLenient && recovery?.leniency.convertsScalars == true
    }

    /// Records that the scalar read last has another type than expected.
    func recordConversion(_ expected: StaticString) throws(JSONError) {
        // Texts may be what the document is made of: without a log, and where the log has nothing but faults.
        guard let recovery, !recovery.collectsFaults else { return }
        try recovery.record(.converted, JSONError(.mismatch, at: valueStart, expected: "\(expected)"))
    }

    /// Reads a number or a Boolean as text; nil, without having moved, for anything else.
    @inline(never)
    mutating func takeScalarAsText() throws(JSONError) -> String? {
        guard convertsScalars else { return nil }
        lexer.skipWhitespace()
        valueStart = lexer.position
        let text: String
        switch lexer.current {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            text = lexer.text(in: try lexer.scanNumber().range)
        case UInt8(ascii: "t") where lexer.take(.true): text = "true"
        case UInt8(ascii: "f") where lexer.take(.false): text = "false"
        default: return nil
        }
        try recordConversion("a string")
        return text
    }
}

extension JSONError {
    /// Whether the document is JSON all the same.
    fileprivate var isRecoverable: Bool {
        switch kind {
        case .mismatch, .missing: true
        case .syntax, .limit, .unwritable: false
        }
    }
}
