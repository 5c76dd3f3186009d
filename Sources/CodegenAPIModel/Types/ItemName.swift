/// The name of one item.
package enum ItemName {
    /// The singular, if it differs; then a name with a suffix: `HashMapValue`.
    package static func candidates(of plural: String, isValue: Bool) -> [String] {
        let singular = singular(of: plural)
        return (singular == plural ? [] : [singular]) + ["\(plural) \(isValue ? "value" : "item")"]
    }

    /// `assignees` → `assignee`, `categories` → `category`, `data` → `dataItem`; other words are unchanged.
    package static func singular(of plural: String) -> String {
        let lower = plural.lowercased()
        if lower.hasSuffix("ies"), lower.count > 4 { return plural.dropLast(3) + "y" }
        for ending in ["sses", "shes", "ches", "xes", "zes"] where lower.hasSuffix(ending) {
            return String(plural.dropLast(2))
        }
        let singulars = ["ss", "us", "is", "news", "series", "status", "address", "body", "output"]
        if lower.hasSuffix("s"), lower.count > 2, !singulars.contains(where: lower.hasSuffix) {
            return String(plural.dropLast())
        }
        return lower == "data" ? plural + "Item" : plural
    }
}
