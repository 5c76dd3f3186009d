import SwiftLanguage

/// The names of one scope; each can be had once.
///
/// Names that differ by case only count as one: files and cases that look the same help nobody.
struct NameScope {
    private var taken: Set<String>

    init(reserved: Set<String> = []) {
        taken = Set(reserved.map { $0.lowercased() })
    }

    /// A name for each wire name, in their order; those that are Swift names as they stand come first.
    ///
    /// `_id` is `id` only where no `id` stands beside it.
    mutating func claim(each wireNames: [String], _ makeName: (String) -> String) -> [String] {
        let candidates = wireNames.map(makeName)
        var names = candidates
        let isExact = zip(wireNames, candidates).map { $0 == $1 }
        for index in names.indices where isExact[index] { names[index] = claim(candidates[index]) }
        for index in names.indices where !isExact[index] { names[index] = claim(candidates[index]) }
        return names
    }

    /// The first candidate that is free; else the last one with the lowest number that makes it free.
    mutating func claim(_ candidates: String...) -> String {
        for candidate in candidates where taken.insert(candidate.lowercased()).inserted { return candidate }
        let base = candidates.last ?? "value"
        var number = 2
        while true {
            let separator = base.last?.isNumber == true ? "_" : ""
            let name = "\(base)\(separator)\(number)"
            if taken.insert(name.lowercased()).inserted { return name }
            number += 1
        }
    }
}
