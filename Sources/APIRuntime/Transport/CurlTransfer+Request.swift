#if os(Linux)
    import Foundation
    import FoundationNetworking
    import HTTPTypes

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
            // What libcurl allows by itself, 300 seconds, is longer than most time-outs and shorter than none: the loop watches.
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
            // libcurl would ask before it sends, and wait for a second for the answer.
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
                guard let context, let bytes else { return CurlOption.Answer.abortsReading }
                let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
                return transfer.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
            }
            ccurl_set_seek_function(easy, CurlOption.seekFunction) { context, offset, origin in
                guard let context, origin == 0 else { return CurlOption.Answer.cannotSeek }
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
