/// The empty value that is being read for a required key that is missing.
struct JSONSubstitution {
    /// The key's index in the object's table.
    let key: Int
    /// The error of a strict reader.
    let error: JSONError
    /// The lexer after the object, and the depth that is left there.
    let lexer: Lexer
    let depth: Int
    /// The candidates that are left, which are documents of their own.
    var candidates: ArraySlice<StaticString>
}

/// Required keys that are missing and may be: the model reads them like the other ones, from a document that holds an empty value.
extension JSONReader {
    private static let emptyValues: [StaticString] = ["null", "\"\"", "0", "false", "[]", "{}"]

    /// The next missing key that takes an empty value, after an object's last key; nil if there is none.
    @inline(never)
    mutating func substituteKey(_ object: inout Object) -> Int? {
        guard let recovery, isLenient, !recovery.leniency.emptyIfMissing.isEmpty, let keys = object.keys else {
            return nil
        }
        let required = keys.table.pointee.required
        let key = (0..<keys.count).first {
            required.contains($0) && !object.present.contains($0)
                && recovery.leniency.emptyIfMissing.contains(keys.name(at: $0))
        }
        guard let key else { return nil }
        recovery.substitution = JSONSubstitution(
            key: key, error: missing(keys, object, key), lexer: lexer, depth: remainingDepth,
            candidates: Self.emptyValues[...])
        isSubstituting = true
        isLenient = false
        return takeCandidate(&object)
    }

    /// The next step after a candidate was read: the same key with the next candidate if it failed, else the next key.
    @inline(never)
    mutating func continueSubstitution(_ object: inout Object) -> Int? {
        guard let recovery, let substitution = recovery.substitution else { return nil }
        guard object.present.contains(substitution.key) else { return takeCandidate(&object) }
        endSubstitution()
        do throws(JSONError) {
            try recovery.record(.emptied, substitution.error)
        } catch {
            fail(error)
            return nil
        }
        return substituteKey(&object)
    }

    /// Goes to the next candidate. If none is left, the key stays missing.
    private mutating func takeCandidate(_ object: inout Object) -> Int? {
        guard let recovery, let key = recovery.substitution?.key else { return nil }
        guard let candidate = recovery.substitution?.candidates.popFirst() else {
            endSubstitution()
            return nil
        }
        lexer = Lexer(UnsafeRawBufferPointer(start: candidate.utf8Start, count: candidate.utf8CodeUnitCount))
        object.found(key)
        return key
    }

    /// Clears the failure of a candidate; `continueSubstitution` follows.
    mutating func leaveCandidate(_ object: inout Object) -> Bool {
        guard let substitution = recovery?.substitution else { return false }
        failure = nil
        isInterrupted = false
        object.present.remove(substitution.key)
        lexer.position = lexer.count
        remainingDepth = substitution.depth
        return true
    }

    private mutating func endSubstitution() {
        guard let substitution = recovery?.substitution else { return }
        recovery?.substitution = nil
        lexer = substitution.lexer
        remainingDepth = substitution.depth
        isSubstituting = false
        isLenient = true
    }
}
