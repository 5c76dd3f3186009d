import CodegenDiagnostics

/// Duplicate keys: the first one counts, each further one is reported.
enum UniqueEntries {
    static func keepingFirst(_ entries: [Mapping.Entry], diagnostics: DiagnosticCollector) -> [Mapping.Entry] {
        guard let duplicate = firstDuplicate(in: entries) else { return entries }
        var seen: [ExactText: Mapping.Entry] = [:]
        var result = Array(entries[..<duplicate])
        for entry in result { seen[ExactText(entry.key)] = entry }
        for entry in entries[duplicate...] {
            if let first = seen[ExactText(entry.key)] {
                diagnostics.warning(
                    .duplicateKey,
                    "the key `\(entry.key)` stands here twice; the first one counts",
                    at: entry.keyRange,
                    notes: [Diagnostic.Note("the first one", at: first.keyRange)]
                )
            } else {
                seen[ExactText(entry.key)] = entry
                result.append(entry)
            }
        }
        return result
    }

    private static func firstDuplicate(in entries: [Mapping.Entry]) -> Int? {
        if entries.count <= 8 {
            for index in entries.indices.dropFirst()
            where entries[..<index].contains(where: { $0.key.isExactly(entries[index].key) }) {
                return index
            }
            return nil
        }
        var seen = Set<ExactText>(minimumCapacity: entries.count)
        return entries.firstIndex { !seen.insert(ExactText($0.key)).inserted }
    }
}
