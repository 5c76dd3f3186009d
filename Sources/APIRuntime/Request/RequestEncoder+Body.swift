public import APIJSON
import Foundation
import HTTPTypes

/// Bodies: each operation sends at most one; nil sends none.
extension RequestEncoder {
    /// A JSON body, or one of the format that `ClientConfiguration.contentType` asks for.
    public mutating func json<T: JSONWritable>(_ value: T?, contentType: String = "application/json") {
        guard let value else { return }
        validation?.checkBody(value, contentType)
        if let asked = self.contentType { return json(value, as: asked) }
        writeJSON(value, contentType)
    }

    /// A JSON body that may be null, which is sent as such.
    public mutating func json<T: JSONWritable>(nullable value: T?, contentType: String = "application/json") {
        json(.some(value), contentType: contentType)
    }

    mutating func writeJSON<T: JSONWritable>(_ value: T, _ contentType: String) {
        do throws(JSONError) {
            setBody(.data(try JSONWriter.withBytes(of: value) { Data($0) }), contentType)
        } catch {
            problems.append(.body(reason: "can't be written: \(error)"))
        }
    }

    /// A text body, in UTF-8.
    public mutating func text(_ value: String?, contentType: String = "text/plain; charset=utf-8") {
        guard let value else { return }
        setBody(.data(Data(value.utf8)), contentType)
    }

    /// A body of bytes: in memory, in a file, or a stream.
    public mutating func bytes(_ body: RequestBody?, contentType: String = "application/octet-stream") {
        guard let body else { return }
        setBody(body, contentType)
    }

    /// A form, `application/x-www-form-urlencoded`, of an object's properties (OpenAPI, Encoding Object).
    ///
    /// An array is a pair for each item, and an object is JSON text. Properties in `styles` have another style; the items
    /// of those in `joined` are one pair, separated by commas; those in `spread` are objects with a pair for each member.
    /// Those in `reserved` keep reserved characters, but for what separates pairs.
    public mutating func form<T: JSONWritable>(
        _ value: T?,
        styles: [String: QueryStyle] = [:],
        joined: Set<String> = [],
        spread: Set<String> = [],
        reserved: Set<String> = [],
        contentType: String = "application/x-www-form-urlencoded"
    ) {
        guard let value else { return }
        validation?.checkBody(value, contentType)
        do throws(JSONError) {
            setForm(try ParameterValue(value), styles, joined, spread, reserved, contentType)
        } catch {
            problems.append(.body(reason: "can't be written: \(error)"))
        }
    }

    /// A `multipart/form-data` body (RFC 7578), or one of another kind; files are read while they are sent.
    public mutating func multipart<T: MultipartBody>(_ value: T?, contentType: String = "multipart/form-data") {
        guard let value else { return }
        guard validation == nil else {
            validation?.checkParts(value, contentType)
            return
        }
        var form = MultipartEncoder()
        value.encode(to: &form)
        setMultipart(form, contentType)
    }

    /// A multipart body of parts that the description doesn't name: each says its name itself, where it has one.
    public mutating func parts(_ parts: [FilePart]?, contentType: String = "multipart/mixed") {
        guard let parts else { return }
        var form = MultipartEncoder()
        for part in parts { form.part(part) }
        if MediaType(contentType)?.essence == "multipart/form-data", parts.contains(where: { $0.name == nil }) {
            form.problems.append("needs a `name` in each part")
        }
        setMultipart(form, contentType)
    }

    private mutating func setMultipart(_ form: MultipartEncoder, _ contentType: String) {
        problems += form.problems.map { .body(reason: $0) }
        guard form.problems.isEmpty else { return }
        setBody(form.body(), contentType + "; boundary=" + form.boundary)
    }

    private mutating func setForm(
        _ value: ParameterValue,
        _ styles: [String: QueryStyle],
        _ joined: Set<String>,
        _ spread: Set<String>,
        _ reserved: Set<String>,
        _ contentType: String
    ) {
        guard case .object(let members, _) = value else {
            problems.append(.body(reason: "is not an object, which a form needs"))
            return
        }
        var layout = QueryLayout()
        for member in members {
            let style = styles[member.name] ?? .form
            if let delimiter = style.delimiter(in: member.value, explode: style == .form) {
                problems.append(.delimiter(delimiter, in: member.name))
            }
            var value = member.value
            let isPlain = style == .form && !joined.contains(member.name)
            if isPlain, !spread.contains(member.name), case .object(_, let json) = value {
                value = .primitive(json.text)
            }
            let allowed: PercentEncoding.Allowed = reserved.contains(member.name) ? .reservedInQuery : .unreserved
            layout.append(member.name, value, style, explode: isPlain, allowed)
        }
        setBody(.data(Data(layout.text.utf8)), contentType)
    }

    private mutating func setBody(_ body: RequestBody, _ contentType: String) {
        self.body = body
        guard HTTPField.isValidValue(contentType) else {
            problems.append(.body(reason: "has a malformed content type"))
            return
        }
        headerFields[.contentType] = contentType
    }
}

/// Media types by file extension: what people upload to APIs.
enum MediaTypeTable {
    /// The media type of a file of that name; `application/octet-stream` when the table doesn't have it.
    static func mediaType(ofFile name: String?) -> String {
        guard let name, let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
        return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
    }

    private static let types: [String: String] = [
        "aac": "audio/aac", "aif": "audio/aiff", "aiff": "audio/aiff", "amr": "audio/amr", "avif": "image/avif",
        "bmp": "image/bmp", "csv": "text/csv", "dcm": "application/dicom", "doc": "application/msword",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "flac": "audio/flac",
        "gif": "image/gif", "gz": "application/gzip", "heic": "image/heic", "heif": "image/heif", "htm": "text/html",
        "html": "text/html", "jpeg": "image/jpeg", "jpg": "image/jpeg", "json": "application/json",
        "m4a": "audio/mp4", "m4v": "video/mp4", "md": "text/markdown", "mov": "video/quicktime", "mp3": "audio/mpeg",
        "mp4": "video/mp4", "mpeg": "video/mpeg", "mpga": "audio/mpeg", "oga": "audio/ogg", "ogg": "audio/ogg",
        "opus": "audio/ogg", "pdf": "application/pdf", "png": "image/png",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation", "rtf": "application/rtf",
        "svg": "image/svg+xml", "tar": "application/x-tar", "tif": "image/tiff", "tiff": "image/tiff",
        "txt": "text/plain", "wav": "audio/wav", "weba": "audio/webm", "webm": "video/webm", "webp": "image/webp",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xml": "application/xml",
        "yaml": "application/yaml", "yml": "application/yaml", "zip": "application/zip",
    ]
}
