public import Foundation

/// The ways in which pages follow each other; generated endpoints call one of them.
extension LoadedPage {
    /// The number of the next page. It ends at an empty page, unless `more` says otherwise, and where one of the numbers that
    /// the server tells is reached.
    ///
    /// - Parameters:
    ///   - number: The page's own number, where the call has one.
    ///   - first: The number of the first page; nil when it isn't known.
    ///   - more: Whether the server says that there are further pages.
    ///   - pages: How many pages there are.
    ///   - total: How many items there are on all pages.
    public func number<Number: PageNumber>(
        after number: Number?, first: Int?, more: Bool? = nil, pages: (any PageNumber)? = nil,
        total: (any PageNumber)? = nil
    ) -> Number? {
        guard more != false, more == true || !items.isEmpty, let current = number.map(\.pageNumber) ?? first ?? 0,
            current < .max
        else { return nil }
        if let pages = pages?.pageNumber, pages > 0 {
            // Counted from one as long as it isn't known: at worst, an empty page is asked for.
            let (place, overflow) = current.subtractingReportingOverflow(first ?? 1)
            if overflow || place >= pages - 1 { return nil }
        }
        if let total = total?.pageNumber, itemsBefore + items.count >= total { return nil }
        return Number(pageNumber: current + 1)
    }

    /// Where the next page begins, in items.
    ///
    /// - Parameters:
    ///   - offset: Where the page's own call began.
    ///   - first: The value of the first page.
    ///   - more: Whether the server says that there are further pages.
    ///   - total: How many items there are on all pages.
    public func offset<Number: PageNumber>(
        after offset: Number?, first: Int = 0, more: Bool? = nil, total: (any PageNumber)? = nil
    ) -> Number? {
        guard more != false, !items.isEmpty, let current = offset.map(\.pageNumber) ?? first,
            current <= .max - items.count
        else { return nil }
        let next = current + items.count
        if let total = total?.pageNumber {
            let (read, overflow) = next.subtractingReportingOverflow(first)
            if overflow || read >= total { return nil }
        }
        return Number(pageNumber: next)
    }

    /// The cursor of the next page; an empty text is none.
    public func cursor<Cursor: Sendable>(_ cursor: Cursor?, more: Bool? = nil) -> Cursor? {
        guard more != false, let cursor, (cursor as? String) != "" else { return nil }
        return cursor
    }

    /// The page that the `Link` header calls `next` (RFC 8288).
    public var linked: NextPage<Call>? { following(LinkHeader.target(of: "next", in: head.headerFields)) }

    /// The page at a URL, if there is one.
    public func following(_ url: String?) -> NextPage<Call>? {
        guard let url, !url.isEmpty else { return nil }
        return .url(url)
    }

    /// The page at a URL, if there is one.
    public func following(_ url: URL?) -> NextPage<Call>? { following(url?.absoluteString) }
}

/// Types that count pages and items: integers, and other types of numbers.
public protocol PageNumber: Sendable {
    /// The number; nil when the value isn't a whole one.
    var pageNumber: Int? { get }

    /// Nil when the type has no such number.
    init?(pageNumber: Int)
}

extension PageNumber where Self: FixedWidthInteger {
    public var pageNumber: Int? { Int(exactly: self) }
    public init?(pageNumber: Int) { self.init(exactly: pageNumber) }
}

extension PageNumber where Self: BinaryFloatingPoint {
    public var pageNumber: Int? { Int(exactly: self) }
    public init?(pageNumber: Int) { self.init(exactly: pageNumber) }
}

extension Int: PageNumber {}
extension Int32: PageNumber {}
extension Int64: PageNumber {}
extension UInt64: PageNumber {}
extension Double: PageNumber {}
extension Float: PageNumber {}

extension String: PageNumber {
    public var pageNumber: Int? { Int(self) }
    public init?(pageNumber: Int) { self = String(pageNumber) }
}
