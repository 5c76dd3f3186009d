import HTTPTypes

extension ResponseReader {
    /// Whether the `Content-Type` is one of the media types, which may be ranges (`image/*`). The parameters that a media type has
    /// (`application/json; version=2`) have to be the response's, too, but for `charset`.
    public func hasContentType(_ mediaTypes: String...) -> Bool {
        let found = contentType
        guard !found.isEmpty else { return false }
        return mediaTypes.contains { mediaType in
            guard let essence = MediaType(mediaType)?.essence else { return false }
            guard essence.hasSuffix("/*") ? found.hasPrefix(essence.dropLast()) : found == essence else { return false }
            return !mediaType.utf8.contains(UInt8(ascii: ";")) || hasParameters(of: mediaType)
        }
    }

    private func hasParameters(of mediaType: String) -> Bool {
        let found = MediaType.parameters(of: headerFields[.contentType] ?? "")
        return MediaType.parameters(of: mediaType).allSatisfy { name, value in
            name == "charset" || found[name] == value
        }
    }
}
