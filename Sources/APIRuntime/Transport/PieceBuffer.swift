import Foundation

/// Pieces of a body that wait for a reader.
///
/// On Apple systems the transfer is suspended when there are too many. Foundation on Linux can't do that: it takes the
/// connection down, and sends the request anew on `resume()`. There, what is too much for the memory waits on disk.
struct PieceBuffer {
    /// How many bytes may wait before the transfer is held back, and how few before it goes on.
    static let highWater = 1 << 20
    static let lowWater = 1 << 18

    private var pieces: [Data] = []
    private var taken = 0
    private var bytes = 0
    private var overflow: OverflowFile?
    private let maximumSpoolSize: Int64

    /// - Parameter maximumSpoolSize: How many bytes may wait on disk.
    init(maximumSpoolSize: Int64) {
        self.maximumSpoolSize = maximumSpoolSize
    }

    /// Whether the transfer should be held back.
    var isFull: Bool { bytes > Self.highWater }

    /// Whether a transfer that was held back may go on.
    var isNearlyEmpty: Bool { bytes <= Self.lowWater }

    /// Adds a piece at the end.
    mutating func append(_ piece: Data) throws {
        #if canImport(FoundationNetworking)
            if isFull || overflow?.isEmpty == false {
                let file = try overflow ?? OverflowFile(limit: maximumSpoolSize)
                overflow = file
                return try file.append(piece)
            }
        #endif
        pieces.append(piece)
        bytes += piece.count
    }

    /// Takes the first piece; nil when there is none.
    mutating func popFirst() throws -> Data? {
        guard taken < pieces.count else { return try overflow?.next() }
        let piece = pieces[taken]
        pieces[taken] = Data()
        taken += 1
        bytes -= piece.count
        if taken == pieces.count {
            pieces.removeAll(keepingCapacity: true)
            taken = 0
        }
        return piece
    }
}
