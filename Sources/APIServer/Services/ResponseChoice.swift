import HTTPTypes

/// A service's choice among the documented responses of an outcome.
struct ResponseChoice {
    /// Whether the outcome is a failure.
    let isFailure: Bool

    /// The status that a failure was thrown with.
    let thrownStatus: Int?

    /// The status of the context.
    let contextStatus: Int?

    /// The headers of the context.
    let headerFields: HTTPFields

    /// The headers of the request.
    let requestFields: HTTPFields

    /// The status that the service asked for.
    var askedStatus: Int? { thrownStatus ?? contextStatus }

    /// Whether the service has chosen one of these statuses, or none at all.
    func prefers(_ documented: [ResponseStatus]) -> Bool {
        guard let asked = thrownStatus ?? contextStatus.flatMap({ isFailure && $0 < 300 ? nil : $0 }) else {
            return true
        }
        return documented.contains { $0.contains(asked) }
    }

    /// Whether the service has chosen one of these media types, or the client accepts one of them.
    func prefers(mediaTypes documented: String?) -> Bool {
        guard let documented else { return true }
        let asked = headerFields[.contentType]
        let accept = requestFields[.accept]
        if asked == nil, accept == nil || accept == documented || accept == "*/*" { return true }
        let available = MediaRange.split(documented[...], at: UInt8(ascii: ",")).compactMap { MediaRange($0) }
        if let asked {
            guard let type = MediaRange(asked) else { return false }
            return available.contains { $0.admits(type) }
        }
        return AcceptHeader(accept).best(of: available) != nil
    }

    /// The status of the response; nil where the service has chosen one that isn't documented.
    func status(_ documented: [ResponseStatus]) -> Int? {
        if let thrownStatus { return documented.contains { $0.contains(thrownStatus) } ? thrownStatus : nil }
        guard let contextStatus else { return standard(documented) }
        // A status that was set for the success doesn't count when the call fails after all.
        let isMeant = !isFailure || contextStatus >= 300
        if isMeant, documented.contains(where: { $0.contains(contextStatus) }) { return contextStatus }
        return isFailure ? standard(documented) : nil
    }

    private func standard(_ documented: [ResponseStatus]) -> Int {
        switch documented.first {
        case .code(let code): code
        case .range(let digit): digit * 100
        case .default, nil: isFailure ? 500 : 200
        }
    }

    /// The content type of the response; nil where the service has to choose one of a range, or has chosen one that isn't documented.
    ///
    /// - Parameters:
    ///   - documented: A media type, a range, or several of them separated by commas.
    ///   - standard: The one of a range that contains it.
    func contentType(_ documented: String, standard: String) -> String? {
        let asked = headerFields[.contentType]
        let isPlain = !documented.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "*") }
        if asked == nil, isPlain { return documented }
        let available = MediaRange.split(documented[...], at: UInt8(ascii: ",")).compactMap { MediaRange($0) }
        if let asked {
            let type = MediaRange(asked)
            let isDocumented = type.map { type in !type.isRange && available.contains { $0.admits(type) } } ?? false
            if isDocumented { return asked }
            guard isFailure else { return nil }
        }
        return negotiated(available, standard: standard)
    }

    private func negotiated(_ available: [MediaRange], standard: String) -> String? {
        let accept = AcceptHeader(requestFields)
        let wanted = accept.best(of: available).map { available[$0] }
        if let concrete = wanted.flatMap({ accept.concrete(of: $0) }) { return concrete.description }
        if let standard = MediaRange(standard), wanted?.contains(standard) ?? false { return standard.description }
        if let first = available.first(where: { !$0.isRange }) { return first.description }
        return available.contains { $0.contains(MediaRange(standard) ?? $0) } ? standard : nil
    }
}

extension MediaRange {
    /// Whether a media type is one of the range, whatever its parameters are.
    func admits(_ other: MediaRange) -> Bool {
        if contains(other) { return true }
        var range = self
        range.parameters = []
        return range.contains(other)
    }
}

/// A status that is documented for an outcome: `200`, `.range(4)` for `4XX`, `.default`.
public enum ResponseStatus: Sendable, Hashable, ExpressibleByIntegerLiteral {
    case code(Int)
    /// By the first digit.
    case range(Int)
    case `default`

    public init(integerLiteral code: Int) {
        self = .code(code)
    }

    func contains(_ status: Int) -> Bool {
        switch self {
        case .code(let code): code == status
        case .range(let digit): status / 100 == digit
        case .default: true
        }
    }
}

extension ResponseStatus: CustomStringConvertible {
    /// As a description has it: `200`, `4XX`, `default`.
    public var description: String {
        switch self {
        case .code(let code): String(code)
        case .range(let digit): "\(digit)XX"
        case .default: "default"
        }
    }
}
