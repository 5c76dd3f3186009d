import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenRegularExpressions

extension SampleMaker {
    /// Counts the values for the same kind of place, so that the seed and the position in a list have other values.
    private func position(_ context: SampleContext) -> Int { rotation + context.variation }

    // MARK: Strings

    func makeString(_ shape: SampleShape, _ goal: Goal, _ context: SampleContext) -> Node? {
        guard shape.minimumLength <= shape.maximumLength, shape.minimumLength <= 1_000_000 else { return nil }
        let position = position(context)
        let format = shape.isBase64(graph) ? "byte" : shape.format(graph)
        var words = unmatched(shape, position)
        if let format, let text = SampleWords.text(format: format, position) { words.append(text) }
        if let name = context.name, let text = SampleWords.text(named: name, position) { words.append(text) }
        words.append(position == 0 ? "string" : "string\(position + 1)")
        for word in words {
            if let value = string(word, shape, goal) { return value }
            if shape.patterns.isEmpty, let value = string(word.fitted(to: shape), shape, goal) { return value }
        }
        if let value = makeMatch(shape, goal, position) { return value }
        guard shape.needsCheck || !shape.formats.isEmpty else { return nil }
        for format in shape.formats {
            if let text = SampleWords.text(format: format.rawValue, position),
                let value = string(text, shape, goal)
            {
                return value
            }
        }
        for text in [
            "", "a", "A", "1", "-", "a b", "2026-01-31", "true", "null", "{}", "https://example.com", "\u{E9}",
        ] {
            if let value = string(text.fitted(to: shape), shape, goal) { return value }
        }
        return nil
    }

    /// Texts of patterns that the matcher doesn't support, so that they can't be checked.
    private func unmatched(_ shape: SampleShape, _ position: Int) -> [String] {
        shape.parts.compactMap { part in
            guard let pattern = graph.schemas[part].annotations?.unusedPattern else { return nil }
            // Other dialects ignore the case so; it is no pattern of JSON Schema.
            let readable = pattern.replacing("(?i)", with: "")
            return try? TextSampler(ecmaScript: readable).text(
                position, length: shape.minimumLength...shape.maximumLength)
        }
    }

    /// A text that the patterns describe.
    private func makeMatch(_ shape: SampleShape, _ goal: Goal, _ position: Int) -> Node? {
        let samplers = shape.patterns.compactMap { try? TextSampler(ecmaScript: $0.text) }
        for sampler in samplers {
            for attempt in 0..<(shape.minimumLength > 1_000 ? 4 : 80) {
                guard countStep() else { return nil }
                // The first attempts are the plainest texts; other positions begin elsewhere.
                let start = position == 0 ? attempt : attempt + position + 1
                guard let text = sampler.text(start, length: shape.minimumLength...shape.maximumLength) else {
                    continue
                }
                if let value = string(text, shape, goal) { return value }
            }
        }
        guard samplers.count > 1, samplers.count < 10 else { return nil }
        // One after the other: a pattern anchored at the start, then one anchored at the end.
        for first in samplers {
            let rest = samplers.compactMap { $0.text(position, length: 0...64) }
            for text in rest {
                guard countStep(), let start = first.text(position, length: 0...64) else { return nil }
                if let value = string((start + text).fitted(to: shape), shape, goal) { return value }
            }
        }
        return nil
    }

    private func string(_ text: String, _ shape: SampleShape, _ goal: Goal) -> Node? {
        let length = text.unicodeScalars.count
        guard length >= shape.minimumLength, length <= shape.maximumLength,
            shape.formats.allSatisfy({ $0.admits(text) }),
            shape.patterns.allSatisfy({ countMatch(text, $0.expression.size) && $0.expression.occurs(in: text) })
        else { return nil }
        return accepted(node(.string(text), goal), shape, goal)
    }

    // MARK: Numbers

    func makeNumber(_ shape: SampleShape, _ type: TypeSet, _ goal: Goal, _ context: SampleContext) -> Node? {
        let isInteger = !shape.types.contains(.number)
        let format = shape.format(graph)
        var bounded = shape
        if let limits = format.flatMap(NumberFormat.init)?.limits ?? shape.numberFormats.first?.limits {
            bounded.raise(limits.lowerBound, false)
            bounded.sink(limits.upperBound, false)
        }
        let needsInteger = isInteger || format.flatMap(NumberFormat.init) != nil || !shape.numberFormats.isEmpty
        var step: ExactNumber? = needsInteger ? ExactNumber(1) : nil
        for other in shape.steps {
            guard let known = step else {
                step = other
                continue
            }
            guard let common = known.leastCommonMultiple(other) else { return nil }
            step = common
        }
        let position = position(context)
        var wishes: [ExactNumber] = []
        if let name = context.name, let text = SampleWords.number(named: name, isInteger: needsInteger),
            let number = ExactNumber(json: text)
        {
            wishes.append(number)
        }
        let plain = needsInteger ? ["1", "0", "-1"] : ["1.5", "1", "0", "-1"]
        wishes += plain.compactMap { ExactNumber(json: $0) }
        for wish in wishes {
            for candidate in bounded.numbers(near: wish, step, position) {
                guard countStep() else { return nil }
                if let value = accepted(node(.number(candidate.description), goal), shape, goal) { return value }
            }
        }
        guard shape.needsCheck else { return nil }
        for value in -5...60 {
            guard countStep() else { return nil }
            guard let candidate = step.map({ $0.multiplied(by: ExactNumber(value)) }) ?? ExactNumber(value),
                bounded.admits(candidate, step)
            else { continue }
            if let value = accepted(node(.number(candidate.description), goal), shape, goal) { return value }
        }
        return nil
    }
}

extension NumberFormat {
    fileprivate var limits: ClosedRange<ExactNumber>? {
        let texts =
            switch self {
            case .int32: ("-2147483648", "2147483647")
            case .int64: ("-9223372036854775808", "9223372036854775807")
            }
        guard let lower = ExactNumber(json: texts.0), let upper = ExactNumber(json: texts.1) else { return nil }
        return lower...upper
    }
}

extension SampleShape {
    /// Numbers within the bounds that are near another one, the nearest first.
    fileprivate func numbers(near wish: ExactNumber, _ step: ExactNumber?, _ position: Int) -> [ExactNumber] {
        var candidates: [ExactNumber?] = []
        let unit = step ?? ExactNumber(1)
        let distance = unit.multiplied(by: ExactNumber(position))
        func rounded(_ number: ExactNumber?) -> ExactNumber? {
            guard let step else { return number }
            return number?.roundedDown(to: step)
        }
        for start in [rounded(wish), rounded(lower?.value), rounded(upper?.value)] {
            guard let start else { continue }
            candidates.append(distance.flatMap { start.adding($0) })
            if position > 0 { candidates.append(distance.flatMap { start.adding($0.negated) }) }
            candidates += [start.adding(unit), start, start.adding(unit.negated)]
        }
        if step == nil, let lower, let upper, let half = ExactNumber(json: "0.5"),
            let width = upper.value.adding(lower.value.negated)
        {
            var part = width
            for _ in 0..<(1 + position % 12) {
                part = part.multiplied(by: half) ?? part
                candidates.append(lower.value.adding(part))
            }
        }
        return candidates.compactMap { $0 }.filter { admits($0, step) }
    }

    fileprivate func admits(_ number: ExactNumber, _ step: ExactNumber?) -> Bool {
        if let lower, lower.isExclusive ? number <= lower.value : number < lower.value { return false }
        if let upper, upper.isExclusive ? number >= upper.value : number > upper.value { return false }
        if let step, !number.isMultiple(of: step) { return false }
        return steps.allSatisfy { number.isMultiple(of: $0) }
    }
}

extension String {
    /// The text with a length that is asked for.
    fileprivate func fitted(to shape: SampleShape) -> String {
        var scalars = Array(unicodeScalars.prefix(shape.maximumLength))
        let letters = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
        while scalars.count < shape.minimumLength { scalars.append(letters[scalars.count % letters.count]) }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
