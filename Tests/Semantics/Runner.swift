// Reads lines `INDEX<tab>JSON`. Answers each with `ok<tab>JSON<tab>TREE`, as the type at that index writes it back, or with
// `error<tab>WHY`. The tree says which Swift types and cases hold the parts of the value.
import APIRuntime
import Foundation

func trip<Value: JSONReadable & JSONWritable>(_ type: Value.Type) -> (String) -> String {
    { text in
        do {
            let value = try JSONReader.read(type, from: Array(text.utf8))
            return "ok\t" + String(decoding: try JSONWriter.bytes(of: value), as: UTF8.self) + "\t" + tree(of: value)
        } catch {
            return "error\t" + "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
        }
    }
}

/// What a property reads as, as JSON; nothing when there is no value.
func text<Value: JSONWritable>(_ value: Value) -> String {
    (try? JSONWriter.bytes(of: value)).map { String(decoding: $0, as: UTF8.self) } ?? "\"unwritable\""
}

func text<Value: JSONWritable>(_ value: Value?) -> String {
    value.map { text($0) } ?? "\"absent\""
}

func text<Value: JSONWritable>(_ value: Field<Value>) -> String {
    value.wrapped.map { text($0) } ?? "\"absent\""
}

protocol Wrapping { var wrappedForTree: Any? { get } }
extension Boxed: Wrapping { var wrappedForTree: Any? { value } }
extension Indirect: Wrapping { var wrappedForTree: Any? { value } }
extension Field: Wrapping { var wrappedForTree: Any? { wrapped } }
extension Optional: Wrapping { var wrappedForTree: Any? { self } }

/// Structs as `{"t": type, "p": {property: tree}, "d": {wire name: value read}}`, unions as `{"t": type, "c": case, "v": tree}`,
/// enumerations as `{"t": type, "e": case}`, raw values as `{"r": 1}`, dictionaries as `{"m": {key: tree}}`.
func tree(of value: Any) -> String {
    if value is JSONValue { return #"{"r":1}"# }
    if let wrapping = value as? any Wrapping { return wrapping.wrappedForTree.map { tree(of: $0) } ?? "null" }
    let mirror = Mirror(reflecting: value)
    let name = String(reflecting: type(of: value))
    if value is any OpenEnum || value is any ClosedEnum {
        return "{\"t\":\(quoted(name)),\"e\":\(quoted(mirror.children.first?.label ?? "\(value)"))}"
    }
    switch mirror.displayStyle {
    case .collection:
        return "[" + mirror.children.map { tree(of: $0.value) }.joined(separator: ",") + "]"
    case .dictionary:
        let members = mirror.children.map { child -> String in
            let pair = Array(Mirror(reflecting: child.value).children)
            return "\(quoted("\(pair[0].value)")):\(tree(of: pair[1].value))"
        }
        return "{\"m\":{" + members.joined(separator: ",") + "}}"
    case .enum where name.hasPrefix("Sample."):
        guard let payload = mirror.children.first else { return "{\"t\":\(quoted(name)),\"c\":\(quoted("\(value)"))}" }
        return "{\"t\":\(quoted(name)),\"c\":\(quoted(payload.label ?? "")),\"v\":\(tree(of: payload.value))}"
    case .struct where name.hasPrefix("Sample."):
        let parts = mirror.children.map { "\(quoted($0.label ?? "")):\(tree(of: $0.value))" }
        let defaults = (readDefaults[name]?(value) ?? []).map { "\(quoted($0.0)):\($0.1)" }
        return
            "{\"t\":\(quoted(name)),\"p\":{\(parts.joined(separator: ","))},\"d\":{\(defaults.joined(separator: ","))}}"
    default:
        return "\(quoted(name))"
    }
}

func quoted(_ text: String) -> String { String(decoding: try! JSONWriter.bytes(of: text), as: UTF8.self) }

// Underscored: the Swift under test declares types of its own.
@main struct _Runner {
    static func main() {
        while let line = readLine() {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let index = Int(parts[0]), readers.indices.contains(index) else { continue }
            print(readers[index](String(parts[1])))
        }
    }
}
