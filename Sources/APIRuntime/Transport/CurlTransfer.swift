#if os(Linux)
    import Foundation
    import FoundationNetworking
    import HTTPTypes

    /// One transfer: what libcurl puts in on its thread, and the caller takes out.
    final class CurlTransfer: @unchecked Sendable {
        /// libcurl's handle; used by the loop's thread once the transfer is added.
        let easy: UnsafeMutableRawPointer
        private let loop: CurlLoop
        private let timeout: Duration?
        private let state = Locked(TransferState(maximumSpoolSize: 0))

        // Used by the thread alone, from here on.
        private var parser = CurlHeadParser()
        let upload: CurlUpload
        private var lastProgress = ContinuousClock.now
        /// Whether the time-out waits for the caller, who doesn't read.
        private var isPaused = false
        /// Why a callback ended the transfer.
        private var failure: (any Error)?
        /// The memory that libcurl keeps pointers to.
        var headerList: UnsafeMutableRawPointer?
        private let message = UnsafeMutablePointer<CChar>.allocate(capacity: 256)

        init(_ request: RawRequest, on loop: CurlLoop) throws {
            upload = try CurlUpload(request.body)
            guard let easy = ccurl_easy_init() else { throw MissingLibcurl() }
            self.easy = easy
            self.loop = loop
            timeout = request.timeout
            message.initialize(repeating: 0, count: 256)
            ccurl_set_pointer(easy, CurlOption.errorBuffer, message)
        }

        deinit {
            ccurl_easy_cleanup(easy)
            ccurl_list_free(headerList)
            message.deallocate()
        }

        // MARK: The caller's side

        /// Waits for the head.
        func head() async throws -> HTTPResponse {
            try await state.head(onCancel: { self.cancel() })
        }

        /// The next piece of the body, nil at the end.
        func nextPiece() async throws -> Data? {
            try await state.nextPiece(resume: { self.loop.goOn(self) }, onCancel: { self.cancel() })
        }

        /// Ends the transfer.
        func cancel() {
            if finish(CancellationError()) { loop.remove(self) }
        }

        var hasEnded: Bool { state.withLock { $0.hasEnded } }

        /// Resumes those who wait; false when the end had come already.
        @discardableResult
        func finish(_ error: (any Error)?) -> Bool {
            guard let (headWaiter, waiter) = state.withLock({ $0.finish(error) }) else { return false }
            headWaiter?.resume(throwing: error ?? URLError(.badServerResponse))
            if let error { waiter?.resume(throwing: error) } else { waiter?.resume(returning: nil) }
            upload.cancel()
            return true
        }

        // MARK: The thread's side

        func noteProgress() {
            lastProgress = .now
            isPaused = false
        }

        /// How long the transfer may go on as it is; nil without a limit.
        func timeLeft(_ now: ContinuousClock.Instant) -> Duration? {
            guard let timeout, !isPaused else { return nil }
            return lastProgress + timeout - now
        }

        /// Takes a line of the head, or of the trailers, which are passed over.
        private func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
            do {
                guard let head = try parser.take(bytes) else { return bytes.count }
                noteProgress()
                state.withLock { $0.putHead(head) }?.resume(returning: head)
                return bytes.count
            } catch {
                return fail(error)
            }
        }

        /// Takes a piece of the body, unless its reader lags.
        private func takePiece(_ bytes: UnsafeRawBufferPointer) -> Int {
            guard !state.withLock({ $0.isHeldBack }) else {
                isPaused = true
                return CurlOption.Result.pausesWriting
            }
            noteProgress()
            let piece = Data(bytes)
            do {
                let (waiter, _) = try state.withLock { try $0.put(piece) }
                waiter?.resume(returning: piece)
                return bytes.count
            } catch {
                return fail(error)
            }
        }

        /// Fills the buffer with bytes of the request's body.
        func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
            do {
                guard let count = try upload.read(into: buffer, goOn: { [loop] in loop.goOn(self) }) else {
                    return CurlOption.Result.pausesReading
                }
                noteProgress()
                return count
            } catch {
                failure = error
                return CurlOption.Result.abortsReading
            }
        }

        /// Begins to send again.
        func seek(to offset: Int64) -> Int32 {
            upload.seek(to: offset) ? CurlOption.Result.hasSought : CurlOption.Result.cannotSeek
        }

        private func fail(_ error: any Error) -> Int {
            failure = error
            return 0
        }

        /// The error of libcurl's code; nil for success.
        func error(_ code: Int32) -> (any Error)? {
            if let failure { return failure }
            if code == 0 { return nil }
            let text = message.pointee == 0 ? ccurl_message(code).map { String(cString: $0) } : String(cString: message)
            return curlError(code, text ?? "")
        }
    }

    import FoundationNetworking

    extension CurlTransfer {
        /// Tells libcurl what to send, before the transfer is added.
        func configure(_ request: RawRequest, certificateAuthorities: String?) throws {
            guard let url = request.url else { throw URLError(.badURL) }
            ccurl_set_text(easy, CurlOption.url, url.absoluteString)
            ccurl_set_number(easy, CurlOption.sendsNoSignals, 1)
            ccurl_set_number(easy, CurlOption.protocols, CurlOption.httpAndHTTPS)
            ccurl_set_number(easy, CurlOption.keepsPath, 1)
            ccurl_set_number(easy, CurlOption.allowsHTTP09, 0)
            ccurl_set_number(easy, CurlOption.hidesProxyHeaders, 1)
            ccurl_set_number(easy, CurlOption.keepsConnectionAlive, 1)
            // libcurl's own limit of 300 seconds doesn't match the caller's time-out, which the loop enforces.
            ccurl_set_number(easy, CurlOption.connectMilliseconds, 365 * 86_400 * 1000)
            // Everything that libcurl can decompress.
            ccurl_set_text(easy, CurlOption.acceptEncoding, "")
            if let file = certificateAuthorities ?? Self.missingAuthorities(easy) {
                ccurl_set_text(easy, CurlOption.certificateAuthorities, file)
            }
            setMethod(request.head.method)
            setHeaders(request.head)
            setCallbacks()
        }

        private func setMethod(_ method: HTTPRequest.Method) {
            if method == .head { ccurl_set_number(easy, CurlOption.hasNoBody, 1) }
            // RFC 9110, section 8.6: these have a Content-Length also where it is zero.
            if upload.length != 0 || [.post, .put, .patch].contains(method) {
                ccurl_set_number(easy, CurlOption.sendsBody, 1)
                ccurl_set_large(easy, CurlOption.bodyLength, upload.length ?? -1)
            }
            ccurl_set_text(easy, CurlOption.method, method.rawValue)
        }

        private func setHeaders(_ head: HTTPRequest) {
            var fields = head.headerFields
            if fields[.userAgent] == nil { fields[.userAgent] = Self.userAgent }
            // libcurl would ask before it sends, and wait a second for the response.
            add("Expect:")
            for field in fields where field.name != .cookie && field.name != .contentLength {
                add(field.value.isEmpty ? "\(field.name.rawName);" : "\(field.name.rawName): \(field.value)")
            }
            // HTTPTypes keeps each cookie as a field of its own; before HTTP/2 they are one header.
            if let cookies = fields[.cookie] { add("Cookie: \(cookies)") }
            ccurl_set_pointer(easy, CurlOption.headers, headerList)
        }

        private func add(_ line: String) {
            headerList = ccurl_list_append(headerList, line) ?? headerList
        }

        private func setCallbacks() {
            let context = Unmanaged.passUnretained(self).toOpaque()
            for option in [
                CurlOption.writeContext, CurlOption.readContext, CurlOption.headerContext, CurlOption.seekContext,
            ] {
                ccurl_set_pointer(easy, option, context)
            }
            ccurl_set_piece_function(easy, CurlOption.headerFunction) { bytes, size, count, context in
                guard let context, let bytes else { return 0 }
                let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
                return transfer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }
            ccurl_set_piece_function(easy, CurlOption.writeFunction) { bytes, size, count, context in
                guard let context, let bytes else { return 0 }
                let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
                return transfer.takePiece(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }
            ccurl_set_piece_function(easy, CurlOption.readFunction) { bytes, size, count, context in
                guard let context, let bytes else { return CurlOption.Result.abortsReading }
                let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
                return transfer.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
            }
            ccurl_set_seek_function(easy, CurlOption.seekFunction) { context, offset, origin in
                guard let context, origin == 0 else { return CurlOption.Result.cannotSeek }
                return Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue().seek(to: offset)
            }
        }

        private static let userAgent = "\(ProcessInfo.processInfo.processName) (APIRuntime)"

        /// Where distributions keep the certificates, for a libcurl that was built for another one.
        private static func missingAuthorities(_ easy: UnsafeMutableRawPointer) -> String? {
            var isKnown: Int32 = 0
            guard ccurl_text(easy, CurlOption.Info.certificateAuthorities, &isKnown) == nil, isKnown != 0 else {
                return nil
            }
            return [
                "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
            ].first { FileManager.default.fileExists(atPath: $0) }
        }
    }
#endif
