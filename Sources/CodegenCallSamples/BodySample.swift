import APIJSON
import APIRuntime
import CodegenAPIModel
import CodegenDiagnostics
import CodegenDocumentTree
import Foundation

/// The body of a sample: a value for the request encoder, or text or parts that are written as they are.
struct BodySample {
    /// Nil where the request encoder writes the body.
    private(set) var own: RequestSample.Body?
    private(set) var ownContentType: String?
    private let content: CodegenAPIModel.RequestBody.Content?
    private let value: JSONValue?

    init(_ sample: CallSample, _ api: API) {
        content = sample.body == nil ? nil : sample.endpoint.body?.content
        value = sample.body.map { JSONValue($0) }
        switch content {
        case .multipart(let id, let mediaType):
            guard case .multipart(let shape) = api[id].shape else { return }
            own = .parts(Self.parts(sample, shape))
            ownContentType = mediaType == "multipart/form-data" ? nil : mediaType
        case .parts(let mediaType):
            own = .parts([
                .init(name: "file", value: "sample", filename: SampleMediaType.filename(for: nil), contentType: nil)
            ])
            ownContentType = mediaType == "multipart/form-data" ? nil : mediaType
        case .stream(_, let mediaType):
            let isSequence = mediaType.contains("json-seq")
            let items = sample.body?.array ?? []
            own = .text(items.map { (isSequence ? "\u{1E}" : "") + JSONValue($0).description + "\n" }.joined())
            ownContentType = mediaType
        case .coded(_, let mediaType):
            own = .text(sample.body?.string ?? "")
            ownContentType = mediaType
        case .json, .form, .text, .bytes, nil: break
        }
    }

    func encode(_ encoder: inout RequestEncoder) {
        guard let content, let value, own == nil else { return }
        switch content {
        case .json(_, let mediaType): encoder.json(value, contentType: mediaType)
        case .form(_, let styles): encode(value, styles, &encoder)
        case .text(let mediaType, _):
            encoder.text(value.string ?? value.description, contentType: SampleMediaType.concrete(mediaType))
        case .bytes(let mediaType, _):
            let bytes = APIRuntime.RequestBody.data(.init((value.string ?? value.description).utf8))
            encoder.bytes(bytes, contentType: SampleMediaType.concrete(mediaType))
        case .multipart, .parts, .stream, .coded: break
        }
    }

    private func encode(_ value: JSONValue, _ styles: [FormStyle], _ encoder: inout RequestEncoder) {
        let named = Dictionary(
            styles.filter { $0.style != .form }.map { ($0.property, QueryStyle($0.style)) },
            uniquingKeysWith: { $1 })
        encoder.form(
            value, styles: named,
            joined: Set(styles.filter { $0.style == .form && !$0.explode }.map(\.property)),
            spread: Set(styles.filter(\.isSpread).map(\.property)),
            reserved: Set(styles.filter(\.allowReserved).map(\.property)))
    }

    // MARK: Multipart

    private static func parts(_ sample: CallSample, _ shape: MultipartShape) -> [RequestSample.Part] {
        let others = sample.members.filter { member in !shape.parts.contains { $0.wireName.isExactly(member.name) } }
        let known = shape.parts.flatMap { part -> [RequestSample.Part] in
            guard let value = sample.members.first(where: { $0.name.isExactly(part.wireName) })?.value else {
                return []
            }
            let values = value.array ?? [value]
            switch part.content {
            case .file(_, let contentType):
                return values.map {
                    .init(
                        name: part.wireName, value: SampleMediaType.content($0.string ?? "sample", of: contentType),
                        filename: SampleMediaType.filename(for: contentType),
                        contentType: contentType.map(SampleMediaType.concrete))
                }
            case .field(_, let contentType):
                let isJSON = contentType?.contains("json") == true
                return values.map { value in
                    let isStructured = value.object != nil || value.array != nil
                    let text = isJSON || isStructured ? JSONValue(value).description : value.valueText ?? "null"
                    let type = contentType ?? (isStructured ? "application/json" : nil)
                    return .init(name: part.wireName, value: text, filename: nil, contentType: type)
                }
            }
        }
        // Of a choice between bodies the type has none.
        return known
            + others.map { member in
                let text = member.value.valueText ?? JSONValue(member.value).description
                return .init(name: member.name, value: text, filename: nil, contentType: nil)
            }
    }
}
