import APIJSON
import APIServer
import CodegenOpenAPIDocument
import Foundation
import HTTPTypes

extension BodyReader {
    /// A multipart body is an object of its parts by their names; without names, a list of parts.
    func readMultipart(
        _ data: Data, _ content: ContentPlan, boundary: String?, _ result: inout Result
    ) throws(BodyFault) {
        let parts: [MultipartPart]
        do throws(MultipartFault) {
            parts = try MultipartPart.parts(of: data, boundary: boundary ?? "")
        } catch {
            throw BodyFault(error.reason)
        }
        // Parts without names, of `multipart/mixed`, aren't described by an object.
        guard content.type.kinds.contains(.object), parts.contains(where: { $0.name != nil }) else { return }
        var values: [String: [JSONValue]] = [:]
        var names: [String] = []
        for part in parts {
            guard let name = part.name else { continue }
            if values[name] == nil { names.append(name) }
            values[name, default: []] += try self.values(of: part, name, content)
            result.violations += violations(of: part, name, content)
        }
        let members = names.map { name -> (key: String, value: JSONValue) in
            let values = values[name] ?? []
            let isArray = content.type.properties[name]?.kinds.contains(.array) ?? (values.count > 1)
            return (name, isArray ? .array(values) : values.last ?? .null)
        }
        check(.object(JSONObject(members)), content.type, content.schema, &result)
    }

    /// The values that a part has: several where an array is one part of JSON.
    private func values(of part: MultipartPart, _ name: String, _ content: ContentPlan) throws(BodyFault) -> [JSONValue]
    {
        let type = content.type.properties[name] ?? .any
        let item = type.items ?? type
        if part.mediaType?.isJSON == true, !type.isBinary {
            let value = try Self.json(part.content, pointer: "/" + Self.token(name))
            if type.kinds.contains(.array), let elements = value.array, item.kinds != .array { return elements }
            // A text that holds JSON: `contentMediaType` beside `type: string`.
            if item.kinds == .string, value.string == nil {
                return [.string(String(decoding: part.content, as: UTF8.self))]
            }
            return [value]
        }
        // A file counts by its bytes, and each of them is a scalar of a text.
        if part.filename != nil || type.isBinary || item.isBinary {
            return [.string(String(part.content.map { Character(Unicode.Scalar($0)) }))]
        }
        return [.string(String(decoding: part.content, as: UTF8.self))]
    }

    /// The violations of a part's encoding.
    private func violations(of part: MultipartPart, _ name: String, _ content: ContentPlan) -> [Problem.Violation] {
        guard let encoding = content.encodings[name] else { return [] }
        let pointer = "/" + Self.token(name)
        var violations: [Problem.Violation] = []
        if !encoding.contentTypes.isEmpty, let mediaType = part.mediaType,
            !encoding.contentTypes.contains(where: { $0.contains(mediaType) || $0.essence == mediaType.essence })
        {
            let types = encoding.contentTypes.map(\.description).joined(separator: ", ")
            violations.append(
                Problem.Violation(
                    .body, pointer: pointer, message: "part `\(name)` has to be \(types), and is \(mediaType)"))
        }
        for header in encoding.requiredHeaders
        where HTTPField.Name(header).map({ part.headerFields[$0] == nil }) ?? false {
            violations.append(
                Problem.Violation(.body, pointer: pointer, message: "part `\(name)` has to have the header `\(header)`")
            )
        }
        return violations
    }

    private static func token(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
