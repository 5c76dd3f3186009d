import APIJSON
import APIRuntime
import APIServer
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import Foundation
import HTTPTypes

/// Reads the body of a request by its content type, and holds it against its schema.
struct BodyReader {
    let schemas: CompiledSchemas
    let plan: BodyPlan

    struct Result {
        /// Nil where there is none, or where it is no structure.
        var value: JSONValue?
        /// A note on a body that isn't refused, for the log.
        var note: String?
        /// The content type isn't documented.
        var problem: Problem?
        /// Syntax errors.
        var faults: [Problem.Violation] = []
        /// Violations of the schema.
        var violations: [Problem.Violation] = []
    }

    func read(_ data: Data, _ fields: HTTPFields) -> Result {
        var result = Result()
        // A form without fields has no bytes.
        guard !data.isEmpty || (plan.isRequired && fields.isForm) else {
            if plan.isRequired { result.faults = [Problem.Violation(.body, message: "is required, and is missing")] }
            return result
        }
        let accepted = plan.contents.map(\.range)
        guard !plan.contents.isEmpty else { return result }
        let header = fields[.contentType]
        guard let header, let actual = MediaRange(header), let content = content(for: actual) else {
            result.problem = .unsupportedMediaType(header, accepted: accepted)
            return result
        }
        if let coding = fields[.contentEncoding], coding.lowercased() != "identity" {
            result.note = "the body isn't looked at: it has `Content-Encoding: \(coding)`"
            return result
        }
        do throws(BodyFault) {
            try read(data, content, actual, &result)
        } catch {
            result.faults.append(Problem.Violation(.body, pointer: error.pointer, message: error.message))
        }
        return result
    }

    /// The documented content that says most of a media type.
    private func content(for actual: MediaRange) -> ContentPlan? {
        let exact = plan.contents.filter { $0.range.contains(actual) }
        let specific = exact.max {
            ($0.range.isRange ? 0 : 1, $0.range.parameters.count) < (
                $1.range.isRange ? 0 : 1, $1.range.parameters.count
            )
        }
        // Parameters that only the description has don't matter: `application/json; charset=utf-8`.
        return specific ?? plan.contents.first { $0.range.essence == actual.essence }
    }

    private func read(
        _ data: Data, _ content: ContentPlan, _ actual: MediaRange, _ result: inout Result
    ) throws(BodyFault) {
        switch content.kind(of: actual) {
        case .json:
            let value = try Self.json(data)
            result.value = value
            result.violations = schemas.violations(of: value, by: content.schema, .body)
        case .lines, .records: try readSequence(data, content, content.kind(of: actual), &result)
        case .form: try readForm(data, content, &result)
        case .multipart: try readMultipart(data, content, boundary: actual["boundary"], &result)
        case .text:
            guard let text = String(data: data, encoding: .utf8) else {
                if actual["charset"].map({ $0.lowercased() == "utf-8" }) ?? true { throw BodyFault("is not UTF-8") }
                return
            }
            check(.string(text), content.type, content.schema, &result)
        // Bytes have no structure, and XML isn't parsed.
        case .xml, .bytes, .events: break
        }
    }

    /// Holds a value of texts against a schema: first with numbers where there may be some, then with texts.
    func check(_ texts: JSONValue, _ type: TextType, _ schema: SchemaID?, _ result: inout Result) {
        let value = type.typed(texts)
        result.value = value
        let violations = schemas.violations(of: value, by: schema, .body)
        guard !violations.isEmpty else { return }
        let plain = type.typed(texts, prefersText: true)
        if schemas.admits(plain, by: schema) { result.value = plain } else { result.violations += violations }
    }

    static func json(_ data: Data, pointer: String = "") throws(BodyFault) -> JSONValue {
        do throws(JSONError) {
            return try JSONReader.read(JSONValue.self, from: [UInt8](data))
        } catch {
            throw BodyFault(
                "is not JSON: expected \(error.expected), found \(error.found), at byte \(error.offset)", pointer)
        }
    }

    private func readSequence(
        _ data: Data, _ content: ContentPlan, _ kind: BodyKind, _ result: inout Result
    ) throws(BodyFault) {
        let separator: UInt8 = if case .records = kind { 0x1E } else { 0x0A }
        let pieces = data.split(separator: separator).filter { piece in
            !piece.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        }
        var values: [JSONValue] = []
        for (index, piece) in pieces.enumerated() {
            let value = try Self.json(Data(piece), pointer: "/\(index)")
            values.append(value)
            result.violations += schemas.violations(of: value, by: content.item, .body, prefix: "/\(index)")
        }
        result.value = .array(values)
        if let schema = content.schema, result.violations.isEmpty {
            result.violations = schemas.violations(of: .array(values), by: schema, .body)
        }
    }

    private func readForm(_ data: Data, _ content: ContentPlan, _ result: inout Result) throws(BodyFault) {
        var styles: [String: QueryStyle] = [:]
        var joined: Set<String> = []
        for (name, encoding) in content.encodings {
            if encoding.contentTypes.first?.isJSON == true {
                styles[name] = .json
            } else if encoding.style != nil || encoding.explode != nil {
                let style = QueryStyle(encoding.style)
                let explode = encoding.explode ?? (style == .form)
                // Exploded, the delimited styles are what `form` is.
                styles[name] = explode && style != .deepObject ? .form : style
                if !explode { joined.insert(name) }
            }
        }
        do throws(ParameterError) {
            let texts: JSONValue = try ParameterDecoder.form(
                from: data, shapes: content.type.memberShapes, styles: styles, joined: joined)
            check(gathered(texts, content), content.type, content.schema, &result)
        } catch {
            throw error.name == "body" ? BodyFault(error.reason) : BodyFault("'\(error.name)' \(error.reason)")
        }
    }
}

extension BodyReader {
    /// Objects whose members are pairs of their own, put together again: those with a style that explodes.
    private func gathered(_ form: JSONValue, _ content: ContentPlan) -> JSONValue {
        guard var members = form.object else { return form }
        for (name, encoding) in content.encodings where encoding.style == .form && encoding.explode != false {
            guard let type = content.type.properties[name], type.shapes[0] == .object, members[name] == nil else {
                continue
            }
            let own = members.filter { type.properties[$0.key] != nil && content.type.properties[$0.key] == nil }
            guard !own.isEmpty else { continue }
            for member in own { members[member.key] = nil }
            members[name] = .object(JSONObject(own))
        }
        return .object(members)
    }
}

/// A body that can't be read.
struct BodyFault: Error {
    let pointer: String
    let message: String

    init(_ message: String, _ pointer: String = "") {
        self.message = message
        self.pointer = pointer
    }
}

extension HTTPFields {
    fileprivate var isForm: Bool {
        self[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true
    }
}
