extension JSONReader {
    /// An object that is being read: made by `beginObject`, handed to `nextKey` until that returns nil, then to `endObject`.
    public struct Object: Sendable {
        let start: Int
        /// The keys that are known; nil where any key is taken by its name.
        let keys: JSONKeys?
        /// The keys of the table that came with a value other than null, or with a null that is one of their values.
        var present = JSONKeySet()
        /// `expected`, so short that an object is returned in four registers.
        private var next: Int32 = 0

        init(start: Int, keys: JSONKeys?) {
            self.start = start
            self.keys = keys
        }

        /// The key of the table that is tried first: the one after the last one found.
        @inline(__always)
        var expected: Int {
            get { Int(next) }
            set { next = Int32(truncatingIfNeeded: newValue) }
        }

        /// Notes that the key at `index` was found.
        @inline(__always)
        mutating func found(_ index: Int) {
            present.insert(index)
            expected = index &+ 1
        }
    }

    /// Enters the object that starts here; a mismatch when something else does.
    public mutating func beginObject() throws(JSONError) -> Object {
        try beginObject(nil)
    }

    /// Enters the object of `keys` that starts here; a mismatch when something else does.
    public mutating func beginObject(_ keys: JSONKeys?) throws(JSONError) -> Object {
        lexer.skipWhitespace()
        let start = lexer.position
        guard lexer.current == UInt8(ascii: "{") else { throw expectation("an object") }
        try descend()
        lexer.position &+= 1
        return Object(start: start, keys: keys)
    }

    /// Goes to the next key that the object's table has, and returns its index; nil at the object's end. Unknown keys are skipped.
    ///
    /// Afterwards the reader is at the key's value, which has to be read or skipped. Also nil where the input can't be
    /// read, in the value before or here: `endObject`, which has to follow, throws the error. So a model has one place
    /// where it gives up, and not one for each property, all of which would have to clean up.
    public mutating func nextKey(_ object: inout Object) -> Int? {
        if isInterrupted, !resume(&object) { return nil }
        return takeExpectedKey(&object) ?? searchKey(&object)
    }

    /// The next key that isn't the expected one, or not written as expected.
    @inline(never)
    private mutating func searchKey(_ object: inout Object) -> Int? {
        if isSubstituting, lexer.position == lexer.count { return continueSubstitution(&object) }
        do throws(JSONError) {
            while try advance(&object) {
                if let index = try match(&object) { return index }
                fit.dropped &+= 1
                try lexer.expectColon()
                try skipValue()
            }
        } catch {
            fail(error)
            return nil
        }
        return isLenient ? substituteKey(&object) : nil
    }

    /// Goes to the next key that the table has, keeping the values of unknown ones in `additional`; nil as the other one returns it.
    @inlinable
    public mutating func nextKey<T: JSONReadable>(
        _ object: inout Object,
        additional: inout [String: T]
    ) -> Int? {
        var name = ""
        while let index = nextKey(&object, unknown: &name) {
            if index >= 0 { return index }
            do throws(JSONError) {
                additional[name] = try T(json: &self)
            } catch {
                fail(error)
            }
        }
        return nil
    }

    /// Goes to the next key, known or not: its index, or -1 and its `name`; nil as the other one returns it.
    @usableFromInline
    mutating func nextKey(_ object: inout Object, unknown name: inout String) -> Int? {
        if isInterrupted, !resume(&object) { return nil }
        if let index = takeExpectedKey(&object) { return index }
        if isSubstituting, lexer.position == lexer.count { return continueSubstitution(&object) }
        do throws(JSONError) {
            guard try advance(&object) else { return isLenient ? substituteKey(&object) : nil }
            let start = lexer.position
            if let index = try match(&object) { return index }
            let end = lexer.position
            lexer.position = start
            name = try lexer.takeText()
            lexer.position = end
            try lexer.expectColon()
            return -1
        } catch {
            fail(error)
            return nil
        }
    }

    /// Goes to the next key, whatever it is, and returns its text; nil at the object's end.
    public mutating func nextName(_ object: inout Object) throws(JSONError) -> String? {
        guard try advance(&object) else { return nil }
        let name = try lexer.takeText()
        try lexer.expectColon()
        return name
    }

    /// Leaves an object that `nextKey` has no more keys of: an error when something in it can't be read, and when a required key is
    /// missing or null. In a request, also when a key is missing that is required and may be null.
    public mutating func endObject(_ object: inout Object) throws(JSONError) {
        if let failure {
            self.failure = nil
            isInterrupted = false
            throw failure
        }
        guard let keys = object.keys else { return }
        guard object.present.isSuperset(of: expectedKeys(keys)) else {
            if let recovery, recovery.collectsFaults, isLenient { throw collectMissing(keys, object, recovery) }
            throw missing(keys, object)
        }
    }

    /// The value of a key that is required: `endObject` has seen to its being there.
    @inlinable
    public static func required<T>(_ value: consuming T?) -> T {
        guard let value else { preconditionFailure("a required key that isn't among those of the table") }
        return value
    }

    /// The error for the first required key without value.
    @inline(never)
    private func missing(_ keys: JSONKeys, _ object: Object) -> JSONError {
        let expected = expectedKeys(keys)
        return missing(
            keys, object, (0..<keys.count).first { expected.contains($0) && !object.present.contains($0) } ?? 0)
    }

    /// The keys that an object has to have here. Forms have no way to write null.
    @inline(__always)
    func expectedKeys(_ keys: JSONKeys) -> JSONKeySet {
        refusesUnknown && !takesTexts ? keys.table.pointee.expected : keys.table.pointee.required
    }

    /// The error for a required key without value.
    func missing(_ keys: JSONKeys, _ object: Object, _ index: Int) -> JSONError {
        let name = keys.name(at: index)
        return JSONError(
            .missing,
            at: object.start,
            expected: "a value for the key \"\(name)\"",
            found: "none",
            key: name
        )
    }

    /// Keeps the error for `endObject`, the first one only.
    @usableFromInline
    mutating func fail(_ error: JSONError) {
        if failure == nil { failure = error }
        isInterrupted = true
    }

    /// Notes that the value read for the key was null.
    @usableFromInline
    mutating func foundNull() {
        isInterrupted = true
    }

    /// Takes notice of what `read` left; false when that is an error.
    @inline(never)
    private mutating func resume(_ object: inout Object) -> Bool {
        guard failure == nil else { return recovery != nil && recover(&object) }
        isInterrupted = false
        let key = object.expected - 1
        if refusesUnknown, let table = object.keys?.table.pointee, !table.required.contains(key) {
            // The null of a key that may be left out and not be null: the other readers take it for a key that isn't there.
            if table.expected.contains(key) { return true }
            noteUnknown(expected: "a value, or no key at all")
        }
        object.present.remove(key)
        return true
    }

    /// Reads an object for nothing but its being one.
    public mutating func skipObject() throws(JSONError) {
        lexer.skipWhitespace()
        guard lexer.current == UInt8(ascii: "{") else { throw expectation("an object") }
        guard isAttempting else { return try skipValue() }
        var object = try beginObject(JSONKeys.none)
        while nextKey(&object) != nil {}
        try endObject(&object)
    }

    /// Afterwards the reader is at the next key's quotation mark; false at the object's end, which is passed.
    @inline(__always)
    mutating func advance(_ object: inout Object) throws(JSONError) -> Bool {
        let isFirst = lexer.position == object.start &+ 1
        lexer.skipWhitespace()
        if isFirst {
            if lexer.current == UInt8(ascii: "\"") { return true }
            guard lexer.current == UInt8(ascii: "}") else { throw lexer.syntaxError("a key or '}'") }
        } else if lexer.current == UInt8(ascii: ",") {
            lexer.position &+= 1
            lexer.skipWhitespace()
            guard lexer.current == UInt8(ascii: "\"") else { throw lexer.syntaxError("a key behind the comma") }
            return true
        } else if lexer.current != UInt8(ascii: "}") {
            throw lexer.syntaxError("',' or '}'")
        }
        lexer.position &+= 1
        remainingDepth &+= 1
        return false
    }
}
