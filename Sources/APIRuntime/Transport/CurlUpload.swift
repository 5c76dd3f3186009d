#if os(Linux)
    import Foundation

    /// Supplies a request's body to libcurl, on its thread.
    final class CurlUpload {
        private enum Source {
            case bytes(Data)
            case file(FileHandle)
            case stream(CurlBodyPump)
        }

        private let source: Source
        /// How many bytes will be sent; nil when that isn't known beforehand.
        let length: Int64?
        private var offset: Int64 = 0

        private init(_ source: Source, length: Int64?) {
            self.source = source
            self.length = length
        }

        convenience init(_ body: RequestBody) throws {
            switch body {
            case .none: self.init(.bytes(Data()), length: 0)
            case .data(let data): self.init(.bytes(data), length: Int64(data.count))
            case .file(let url):
                guard let length = fileSize(of: url), let file = try? FileHandle(forReadingFrom: url) else {
                    throw UnreadableFile(name: url.lastPathComponent)
                }
                self.init(.file(file), length: length)
            case .stream(let stream): self.init(.stream(CurlBodyPump(stream)), length: stream.length)
            }
        }

        deinit {
            if case .file(let file) = source { try? file.close() }
        }

        /// Copies the next bytes; zero at the end, and nil when they have to be waited for: `goOn` is called when they are there.
        func read(into buffer: UnsafeMutableRawBufferPointer, goOn: @escaping @Sendable () -> Void) throws -> Int? {
            let count: Int?
            switch source {
            case .bytes(let data):
                let start = data.startIndex + Int(offset)
                count = min(buffer.count, data.endIndex - start)
                data[start..<(start + min(buffer.count, data.endIndex - start))].copyBytes(to: buffer)
            case .file(let file):
                let left = length.map { Int($0 - offset) } ?? buffer.count
                let piece = try file.read(upToCount: min(buffer.count, left)) ?? Data()
                piece.copyBytes(to: buffer)
                if piece.isEmpty, left > 0 { throw WrongBodyLength(expected: length ?? 0, found: offset) }
                count = piece.count
            case .stream(let pump):
                count = try pump.read(into: buffer, goOn: goOn)
            }
            offset += Int64(count ?? 0)
            return count
        }

        /// Whether the body can be sent from there on.
        func seek(to offset: Int64) -> Bool {
            defer { self.offset = offset }
            switch source {
            case .bytes(let data): return 0...Int64(data.count) ~= offset
            case .file(let file): return (try? file.seek(toOffset: UInt64(max(0, offset)))) != nil
            case .stream: return offset == self.offset
            }
        }

        func cancel() {
            if case .stream(let pump) = source { pump.cancel() }
        }
    }

    /// Hands the pieces of an asynchronous stream to a thread that can't wait for them.
    final class CurlBodyPump: Sendable {
        private struct State {
            var rest = Data()
            var isReading = false
            var isAtEnd = false
            var error: (any Error)?
            var task: Task<Void, Never>?
        }

        /// Used by one task at a time.
        private final class Reader: @unchecked Sendable {
            var reader: BodyStreamReader
            var length: Int64 = 0
            init(_ reader: BodyStreamReader) { self.reader = reader }
        }

        private let reader: Reader
        private let expected: Int64?
        private let state = Locked(State())

        init(_ stream: BodyStream) {
            reader = Reader(stream.makeReader())
            expected = stream.length
        }

        /// Copies the next bytes; zero at the end, and nil when they have to be waited for: `goOn` is called when they are there.
        func read(into buffer: UnsafeMutableRawBufferPointer, goOn: @escaping @Sendable () -> Void) throws -> Int? {
            let count: Int? = try state.withLock { state in
                if !state.rest.isEmpty {
                    let piece = state.rest.prefix(buffer.count)
                    piece.copyBytes(to: buffer)
                    state.rest = state.rest.dropFirst(piece.count)
                    return piece.count
                }
                if let error = state.error { throw error }
                if state.isAtEnd { return 0 }
                return nil
            }
            if count == nil { readAhead(goOn) }
            return count
        }

        func cancel() {
            let task = state.withLock { state in
                state.error = CancellationError()
                return state.task
            }
            task?.cancel()
        }

        private func readAhead(_ goOn: @escaping @Sendable () -> Void) {
            state.withLock { state in
                guard !state.isReading else { return }
                state.isReading = true
                state.task = Task {
                    await self.readPiece()
                    goOn()
                }
            }
        }

        private func readPiece() async {
            do {
                let piece = try await reader.reader.next()
                reader.length += Int64(piece?.count ?? 0)
                var isAtEnd = piece == nil
                // Who sends more than was announced is found out before the last byte is sent.
                if !isAtEnd, reader.length == expected, let more = try await reader.reader.next() {
                    reader.length += Int64(more.count)
                } else if reader.length == expected {
                    isAtEnd = true
                }
                if let expected, isAtEnd ? reader.length != expected : reader.length > expected {
                    throw WrongBodyLength(expected: expected, found: reader.length)
                }
                state.withLock { state in
                    state.rest = piece ?? Data()
                    state.isAtEnd = isAtEnd
                    state.isReading = false
                }
            } catch {
                state.withLock { state in
                    state.error = error
                    state.isReading = false
                }
            }
        }
    }
#endif
