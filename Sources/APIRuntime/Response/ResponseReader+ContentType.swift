extension ResponseReader {
    /// Whether the `Content-Type` is one of the media types, which may be ranges (`image/*`) and have parameters.
    public func hasContentType(_ mediaTypes: String...) -> Bool {
        let found = contentType
        guard !found.isEmpty else { return false }
        return mediaTypes.contains { mediaType in
            guard let essence = MediaType(mediaType)?.essence else { return false }
            return essence.hasSuffix("/*") ? found.hasPrefix(essence.dropLast()) : found == essence
        }
    }
}
