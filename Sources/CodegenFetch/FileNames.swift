import CodegenGenerator
package import CodegenOpenAPIDocument

/// The files that documents from other machines get: `fetched/HOST/PATH`, beside the lock.
struct FileNames {
    static let folder = "fetched"
    /// In lower case: some file systems know no difference.
    private var taken: Set<String>

    init(taken: some Sequence<String>) { self.taken = Set(taken.map { $0.lowercased() }) }

    /// A name that no other document has; the same for the same address, whatever else there is, but for clashes.
    mutating func name(for location: DocumentLocation, isJSON: Bool) -> String {
        let rest = location.text.drop { $0 != ":" }.dropFirst(3)
        let path = rest.prefix { $0 != "?" && $0 != "#" }
        var parts = path.split(separator: "/").map(Self.part)
        if parts.count < 2 { parts.append("openapi") }
        var last = parts.removeLast()
        var ending = isJSON ? ".json" : ".yaml"
        for known in [".yaml", ".yml", ".json"] where last.lowercased().hasSuffix(known) && last.count > known.count {
            ending = String(last.suffix(known.count))
            last = String(last.dropLast(known.count))
        }
        if rest.contains("?") { last += "-" + SHA256.hexadecimal(Array(rest.utf8)).prefix(8) }
        let stem = ([Self.folder] + parts + [last]).joined(separator: "/")
        var name = stem + ending
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(stem)-\(number)\(ending)"
            number += 1
        }
        return name
    }

    /// A part of an address as a file's name; `:` and others aren't names everywhere.
    private static func part(_ text: Substring) -> String {
        let name = String(
            text.prefix(100).map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-~".contains($0)) ? $0 : "-" })
        return name.first == "." ? "_" + name.dropFirst() : name
    }
}

extension Fetch {
    /// The name of a description's file in the working directory: the last part of its address.
    package static func fileName(for address: DocumentLocation) -> String {
        var names = FileNames(taken: [])
        let place = DocumentLocation(String(address.text.prefix { $0 != "?" }))
        return FilePath.name(of: names.name(for: place, isJSON: false))
    }
}
