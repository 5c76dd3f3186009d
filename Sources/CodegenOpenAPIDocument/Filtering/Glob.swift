/// A pattern for names and paths: `?` is one character, `*` any number of them, and within paths `*` stays in its segment
/// while `**` goes over several.
package struct Glob {
    private let tokens: [Token]

    private enum Token: Equatable {
        case character(Character)
        case one
        case many
        /// Like `one` and `many`, but never a slash.
        case oneOfSegment
        case manyOfSegment
    }

    package init(_ text: String, isPath: Bool) {
        var tokens: [Token] = []
        for character in text {
            switch character {
            case "?": tokens.append(isPath ? .oneOfSegment : .one)
            case "*" where tokens.last == .many: break
            case "*" where tokens.last == .manyOfSegment: tokens[tokens.count - 1] = .many
            case "*": tokens.append(isPath ? .manyOfSegment : .many)
            default: tokens.append(.character(character))
            }
        }
        self.tokens = tokens
    }

    /// All of the text has to match. In time that grows with both lengths alone, whatever the pattern.
    package func matches(_ text: String) -> Bool {
        // Which tokens may come next.
        var states = reached(from: [0])
        for character in text {
            var next: Set<Int> = []
            for state in states where state < tokens.count {
                switch tokens[state] {
                case .character(let own): if own == character { next.insert(state + 1) }
                case .one: next.insert(state + 1)
                case .oneOfSegment: if character != "/" { next.insert(state + 1) }
                case .many: next.insert(state)
                case .manyOfSegment: if character != "/" { next.insert(state) }
                }
            }
            states = reached(from: next)
            if states.isEmpty { return false }
        }
        return states.contains(tokens.count)
    }

    /// Stars may match nothing.
    private func reached(from states: Set<Int>) -> Set<Int> {
        var result = states
        for state in states {
            var next = state
            while next < tokens.count, tokens[next] == .many || tokens[next] == .manyOfSegment {
                next += 1
                result.insert(next)
            }
        }
        return result
    }
}
