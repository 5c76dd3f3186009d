import APIJSON
public import Foundation

/// Writes and reads bodies of a format that the runtime doesn't know, such as XML: an `XMLEncoder` and an `XMLDecoder` of your choice.
///
/// It is given values whose keys are the names of the description's properties; `ClientConfiguration.bodyCoders` has one for each media
/// type. Bodies that are described as JSON and in another format, too, are written and read by it where `ClientConfiguration.accept` and
/// `contentType` ask for that format.
public protocol CodableBodyCoder: Sendable {
    /// The bytes of a request's body.
    func encode<Value: Encodable>(_ value: Value) throws -> Data

    /// The value of a response's body.
    func decode<Value: Decodable>(_ type: Value.Type, from body: Data) throws -> Value
}

extension [String: any CodableBodyCoder] {
    /// The coder for a media type; that for `application/xml` is for all kinds of XML.
    package func coder(for contentType: String) -> (any CodableBodyCoder)? {
        guard !isEmpty, let essence = MediaType(contentType)?.essence else { return nil }
        if let exact = self[essence] { return exact }
        return essence == "text/xml" || essence.hasSuffix("+xml") ? self["application/xml"] : nil
    }
}

extension RequestEncoder {
    /// A body that a coder of `ClientConfiguration.bodyCoders` writes.
    public mutating func coded<T: Encodable>(_ value: T?, contentType: String) {
        guard let value else { return }
        guard validation == nil else {
            // Generated types, and arrays of them, write the same properties as JSON.
            if let value = value as? any JSONWritable { validation?.checkBody(value, contentType) }
            return
        }
        guard let coder = coders.coder(for: contentType) else {
            problems.append(.body(reason: "needs a coder for \(contentType) in `ClientConfiguration.bodyCoders`"))
            return
        }
        write(value, by: coder, contentType)
    }

    private mutating func write(_ value: some Encodable, by coder: any CodableBodyCoder, _ contentType: String) {
        do {
            bytes(.data(try coder.encode(value)), contentType: contentType)
        } catch {
            problems.append(.body(reason: "can't be written: \(error)"))
        }
    }

    /// A body that is described as JSON, in the format that `ClientConfiguration.contentType` asks for.
    mutating func json<T: JSONWritable>(_ value: T, as contentType: String) {
        if MediaType(contentType)?.isJSON == true {
            writeJSON(value, contentType)
        } else if MediaType(contentType)?.essence == "application/x-www-form-urlencoded" {
            form(value, contentType: contentType)
        } else if let coder = coders.coder(for: contentType), let encodable = value as? any Encodable {
            write(encodable, by: coder, contentType)
        } else {
            problems.append(.body(reason: "needs a coder for \(contentType) in `ClientConfiguration.bodyCoders`"))
        }
    }
}

extension ResponseReader {
    /// Decodes the body by a coder of `ClientConfiguration.bodyCoders`.
    public func coded<T: Decodable>(_ type: T.Type = T.self) throws(ResponseError) -> T {
        guard let coder = settings.coders.coder(for: contentType) else { throw .noCoder(contentType) }
        return try decoded(by: coder)
    }

    private func decoded<T: Decodable>(
        _ type: T.Type = T.self, by coder: any CodableBodyCoder
    ) throws(ResponseError) -> T {
        let body = try bytes()
        do {
            return try coder.decode(type, from: body)
        } catch {
            throw .coder("\(error)")
        }
    }

    /// The value of a body that is described as JSON, and came in a format that the caller has a coder for; nil where there is none.
    func coded<T>(insteadOfJSON type: T.Type) throws(ResponseError) -> T? {
        guard let coder = settings.coders.coder(for: contentType), let decodable = type as? any Decodable.Type else {
            return nil
        }
        return try decoded(decodable, by: coder) as? T
    }
}
