import SwiftLanguage

/// The names of one scope; each can be had once.
///
/// Names that differ by case only count as one: files and cases that look the same help nobody.
struct NameScope {
    private var taken: Set<String>

    init(reserved: Set<String> = []) {
        taken = Set(reserved.map { $0.lowercased() })
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
