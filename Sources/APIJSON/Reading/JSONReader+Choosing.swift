/// Unions whose variants nothing tells apart beforehand: the variants are tried, and the best fit wins.
extension JSONReader {
    /// Reads the value as the variant of `variants`, one of those at `positions`, that it fits best: the first one that knows every
    /// value, keeps every scalar as it is and has a property for every key, else the one that comes closest.
    ///
    /// Objects are tried as the variants whose required keys they have, then by how many of their keys the variants know.
    public mutating func choose<Union>(
        _ positions: [Int],
        of variants: JSONVariants<Union>
    ) throws(JSONError) -> Union {
        lexer.skipWhitespace()
        guard remainingRereading >= 0 else { throw rereadingLimit() }
        var choice = Choice<Union>(start: lexer.position)
        var bestKnown = 0
        let order = try ordered(positions, of: variants)
        let mostKnown = order.reduce(0) { max($0, $1.known ?? 0) }
        for (position, known) in order {
            if choice.best != nil {
                // A variant that knows fewer keys has to drop more of them.
                if let known, known < bestKnown, choice.fit.unknown == 0 { continue }
                // Looking for a better fit ends with half of the budget; what has failed has to be tried again in any case.
                if remainingRereading < rereadingBudget / 2 { break }
            }
            // A variant that knows none of an object's keys is no match where another one knows some.
            let match: Match =
                known != 0 || mostKnown == 0 ? .possible : variants.unknown == nil ? .unlikely : .losesKeys
            let isPerfect = attempt(variants.candidates[position], &choice, match)
            if choice.isNew { choice.position = position }
            if isPerfect { break }
            if choice.best != nil { bestKnown = max(bestKnown, known ?? 0) }
        }
        fit = fit + choice.fit
        if let best = choice.best {
            if refusesUnknown, attempts == 0, choice.fit.unknown > 0 { return try rereadBest(choice, of: variants) }
            lexer.position = choice.end
            return best
        }
        guard remainingRereading >= 0 else { throw rereadingLimit() }
        if let unknown = variants.unknown { return unknown(try readUnknown(after: choice.farthest, of: variants.name)) }
        throw choice.farthest?.closest(of: "\(variants.name)")
            ?? JSONError(.mismatch, at: lexer.position, expected: "one of the alternatives of \(variants.name)")
    }

    /// Reads the value as the first variant of those at `positions` that it can be read as: a subtype, else its base. Only
    /// the last one may be read as a union's `unknown` case.
    public mutating func readFirst<Union>(
        _ positions: [Int],
        of variants: JSONVariants<Union>
    ) throws(JSONError) -> Union {
        lexer.skipWhitespace()
        let start = lexer.position
        let (depth, outer, outerRefused) = (remainingDepth, fit, refusedUnknown)
        let outerLenient = isLenient
        let unknownCount = unknownValues.count
        defer {
            refusedUnknown = outerRefused
            isLenient = outerLenient
        }
        var first: JSONError?
        for (index, position) in positions.enumerated() {
            let isLast = index == positions.count - 1
            refusedUnknown = isLast ? outerRefused : start
            // A subtype that doesn't fit isn't made to fit: there is its base.
            isLenient = isLast && outerLenient
            do throws(JSONError) {
                return try variants.candidates[position].read(&self)
            } catch {
                guard remainingRereading >= 0 else { throw error }
                remainingRereading &-= 2 &+ max(0, max(lexer.position, error.offset) &- start)
                first = first ?? error
            }
            unknownValues.removeLast(unknownValues.count - unknownCount)
            lexer.position = start
            (remainingDepth, fit, valueStart) = (depth, outer, start)
        }
        throw first ?? noAlternative(variants.name)
    }

    /// The error of a union none of whose variants has the discriminator's value, or the JSON type of what is here.
    public mutating func noAlternative(_ union: StaticString) -> JSONError {
        lexer.skipWhitespace()
        return JSONError(.mismatch, at: lexer.position, expected: "one of the alternatives of \(union)")
    }

    /// Reads the value of the `unknown` case. Where that is a fault, the fault is the error of the variant that got farthest into it.
    private mutating func readUnknown(after error: JSONError?, of union: StaticString) throws(JSONError) -> JSONValue {
        let start = lexer.position
        let count = unknownValues.count
        let value = try readUnknown()
        if let error, error.offset > start, unknownValues.count > count {
            unknownValues[count] = error.closest(of: "\(union)")
        }
        return value
    }

    /// Reads the best candidate once more, as no attempt, so that each unknown value in it is a fault with its place.
    private mutating func rereadBest<Union>(
        _ choice: Choice<Union>, of variants: JSONVariants<Union>
    ) throws(JSONError) -> Union {
        let outer = fit
        defer { fit = outer }
        lexer.position = choice.start
        return try variants.candidates[choice.position].read(&self)
    }

    private enum Match {
        case possible
        /// The variant knows none of the keys, and the union has no `unknown` case.
        case unlikely
        /// The variant knows none of the keys, and the union's `unknown` case would keep them.
        case losesKeys
    }

    private struct Choice<Union> {
        let start: Int
        var best: Union?
        /// The best one's position among the variants.
        var position = 0
        /// Whether the candidate tried last is the best one.
        var isNew = false
        var fit = JSONFit()
        /// The position after the value, as the best candidate read it.
        var end = 0
        /// The error of the candidate that got farthest.
        var farthest: JSONError?
    }

    /// Reads one candidate, and returns whether it fits perfectly; the reader is after the value then, and before it otherwise.
    private mutating func attempt<Union>(
        _ candidate: JSONVariants<Union>.Candidate,
        _ choice: inout Choice<Union>,
        _ match: Match
    ) -> Bool {
        let depth = remainingDepth
        let outer = fit
        let outerLenient = isLenient
        fit = JSONFit()
        attempts &+= 1
        isLenient = false
        choice.isNew = false
        defer {
            attempts &-= 1
            fit = outer
            isLenient = outerLenient
        }
        do throws(JSONError) {
            let isMeant = try isMeant(candidate)
            let value = try candidate.read(&self)
            if !isMeant || match != .possible { noteUnknown() }
            let isRefused = match == .losesKeys && fit.dropped > 0
            if !isRefused, choice.best == nil || fit.isBetter(than: choice.fit) {
                choice.best = value
                choice.isNew = true
                choice.fit = fit
                choice.end = lexer.position
            }
            if fit.isPerfect { return true }
            remainingRereading &-= 2 &+ max(0, lexer.position &- choice.start)
        } catch {
            // Failing at once isn't free either.
            remainingRereading &-= 2 &+ max(0, max(lexer.position, error.offset) &- choice.start)
            if choice.farthest.map({ $0.offset < error.offset }) ?? true { choice.farthest = error }
        }
        lexer.position = choice.start
        remainingDepth = depth
        valueStart = choice.start
        return false
    }

    /// Whether the value here passes the tests of a candidate. The reader stays where it was.
    private mutating func isMeant<Union>(_ candidate: JSONVariants<Union>.Candidate) throws(JSONError) -> Bool {
        if let test = candidate.text { return try isText(test) }
        for (name, test) in candidate.texts {
            if let text = try discriminator(name), !test.accepts(text) { return false }
        }
        return true
    }

    /// Whether a string is here that looks so. The reader stays where it was.
    private mutating func isText(_ test: JSONTextTest) throws(JSONError) -> Bool {
        try lookingAhead { (json) throws(JSONError) in test.accepts(try json.readString()) }
    }

    private func rereadingLimit() -> JSONError {
        JSONError(
            .limit,
            at: lexer.position,
            expected: "a document whose unions can be told apart with less rereading",
            found: "more alternatives to try"
        )
    }

    // MARK: Order

    /// The positions in the order in which their variants are tried, with how many of an object's keys these know, where they don't
    /// take any key. The reader stays where it was.
    private mutating func ordered<Union>(
        _ positions: [Int],
        of variants: JSONVariants<Union>
    ) throws(JSONError) -> [(position: Int, known: Int?)] {
        guard lexer.current == UInt8(ascii: "{"), positions.contains(where: { !variants.candidates[$0].tables.isEmpty })
        else { return positions.map { ($0, nil) } }
        let tables = positions.map { variants.candidates[$0].tables }
        let ranks = try ranks(of: tables.flatMap { $0 })
        var next = 0
        let best = tables.map { own in
            defer { next += own.count }
            return ranks[next..<next + own.count].min() ?? KeyRank()
        }
        return positions.indices.sorted { (best[$0], $0) < (best[$1], $1) }
            .map { (positions[$0], tables[$0].isEmpty ? nil : best[$0].known) }
    }

    /// How many of an object's keys a table knows; a table that isn't satisfied comes last.
    private struct KeyRank: Comparable {
        var lacksRequired = false
        var required = 0
        var known = 0

        static func < (left: KeyRank, right: KeyRank) -> Bool {
            if left.lacksRequired != right.lacksRequired { return right.lacksRequired }
            return (left.required, left.known) > (right.required, right.known)
        }
    }

    private mutating func ranks(of tables: [JSONKeys]) throws(JSONError) -> [KeyRank] {
        let places = try lookingAhead { (json) throws(JSONError) in
            var object = try json.beginObject()
            // Each table keeps its own position in the object: the key after the last one found is tried first.
            var places = tables.map { Object(start: object.start, keys: $0) }
            while try json.advance(&object) {
                let start = json.lexer.position
                for index in tables.indices {
                    _ = try json.match(&places[index])
                    json.lexer.position = start
                }
                _ = try json.lexer.scanString()
                try json.lexer.expectColon()
                try json.skipValue()
            }
            return places
        }
        return zip(tables, places).map { keys, place in
            let required = keys.table.pointee.required
            return KeyRank(
                lacksRequired: !place.present.isSuperset(of: required),
                required: place.present.count(in: required),
                known: place.present.count
            )
        }
    }
}
