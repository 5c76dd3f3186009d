public import HTTPTypes

/// The media types that a client accepts (RFC 9110, section 12.5.1).
public struct AcceptHeader: Sendable {
    /// As they are written; without a header, or with an empty one, anything.
    public let ranges: [MediaRange]

    /// Reads the header; elements that are no media types are left out, and where nothing else is there, anything is accepted.
    public init(_ header: String?) {
        let elements = MediaRange.split((header ?? "")[...], at: UInt8(ascii: ","))
        ranges = elements.prefix(Self.mostRanges).compactMap { MediaRange($0) }
    }

    public init(_ fields: HTTPFields) {
        self.init(fields[.accept])
    }

    /// The rest of a longer header is ignored.
    private static let mostRanges = 200

    /// How much a media type is wanted, in thousandths; zero where it isn't accepted. The most specific range decides.
    public func quality(of mediaType: MediaRange) -> Int {
        guard !ranges.isEmpty else { return 1000 }
        let matching = ranges.filter { accepts(mediaType, by: $0) }
        return matching.max { $0.specificity < $1.specificity }?.quality ?? 0
    }

    /// The index of the media type of `available` with the highest quality; of equal ones the first. Nil when none is accepted.
    public func best(of available: [MediaRange]) -> Int? {
        var best: (index: Int, quality: Int)?
        for (index, mediaType) in available.enumerated() {
            let quality = quality(of: mediaType)
            if quality > (best?.quality ?? 0) { best = (index, quality) }
        }
        return best?.index
    }

    /// The media type of an available range that is wanted most: of `image/*` the `image/png` that the header names. Nil where the header
    /// names none.
    public func concrete(of range: MediaRange) -> MediaRange? {
        guard range.isRange else { return range }
        let named = ranges.filter { !$0.isRange && $0.quality > 0 && range.contains($0) }
        return named.max { $0.quality < $1.quality }
    }

    /// Parameters beside those of the range don't matter, nor does the `charset` that only one side names: `application/json;
    /// charset=utf-8` is the same JSON. An available range is accepted where the two overlap.
    private func accepts(_ mediaType: MediaRange, by range: MediaRange) -> Bool {
        var range = range
        if mediaType["charset"] == nil { range.parameters.removeAll { $0.name == "charset" } }
        if range.contains(mediaType) { return true }
        return mediaType.isRange && mediaType.contains(range)
    }
}
