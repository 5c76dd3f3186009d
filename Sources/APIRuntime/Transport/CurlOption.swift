#if os(Linux)
    /// Numbers of curl/curl.h and curl/multi.h, which libcurl keeps.
    enum CurlOption {
        static let writeContext: Int32 = 10_001
        static let url: Int32 = 10_002
        static let readContext: Int32 = 10_009
        static let errorBuffer: Int32 = 10_010
        static let headers: Int32 = 10_023
        static let headerContext: Int32 = 10_029
        static let method: Int32 = 10_036
        static let certificateAuthorities: Int32 = 10_065
        static let acceptEncoding: Int32 = 10_102
        static let seekContext: Int32 = 10_168
        static let writeFunction: Int32 = 20_011
        static let readFunction: Int32 = 20_012
        static let headerFunction: Int32 = 20_079
        static let seekFunction: Int32 = 20_167
        static let bodyLength: Int32 = 30_115
        static let hasNoBody: Int32 = 44
        static let sendsBody: Int32 = 46
        static let sendsNoSignals: Int32 = 99
        static let connectMilliseconds: Int32 = 156
        static let protocols: Int32 = 181
        static let keepsConnectionAlive: Int32 = 213
        static let keepsPath: Int32 = 234
        static let hidesProxyHeaders: Int32 = 265
        static let allowsHTTP09: Int32 = 285

        static let httpAndHTTPS = 3

        enum Info {
            static let certificateAuthorities: Int32 = 0x10_003D
        }

        enum Multi {
            static let idleConnections: Int32 = 6
            static let hostConnections: Int32 = 7
        }

        /// What callbacks answer.
        enum Answer {
            static let pausesWriting = 0x1000_0001
            static let pausesReading = 0x1000_0001
            static let abortsReading = 0x1000_0000
            static let hasSought: Int32 = 0
            static let cannotSeek: Int32 = 2
        }
    }
#endif
