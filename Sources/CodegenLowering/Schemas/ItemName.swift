/// What one item of something is called.
enum ItemName {
    /// `assignees` → `assignee`, `categories` → `category`, `data` → `dataItem`; what is no plural stays as it is.
    static func singular(of plural: String) -> String {
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
