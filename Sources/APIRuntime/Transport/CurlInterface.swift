#if os(Linux)
    // The functions of the target APICurl, whose header documents them. Declared here and not imported: compilers that build against the
    // runtime needs its Swift modules only, and no module map.

    typealias CurlPieceFunction =
        @convention(c) (
            UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
        ) -> Int
    typealias CurlSeekFunction = @convention(c) (UnsafeMutableRawPointer?, Int64, Int32) -> Int32

    @_extern(c) func ccurl_load() -> Int32

    @_extern(c) func ccurl_easy_init() -> UnsafeMutableRawPointer?
    @_extern(c) func ccurl_easy_cleanup(_ easy: UnsafeMutableRawPointer?)
    @discardableResult
    @_extern(c) func ccurl_set_number(_ easy: UnsafeMutableRawPointer?, _ option: Int32, _ value: Int) -> Int32
    @discardableResult
    @_extern(c) func ccurl_set_large(_ easy: UnsafeMutableRawPointer?, _ option: Int32, _ value: Int64) -> Int32
    @discardableResult
    @_extern(c) func ccurl_set_pointer(
        _ easy: UnsafeMutableRawPointer?, _ option: Int32, _ value: UnsafeRawPointer?
    ) -> Int32
    @discardableResult
    @_extern(c) func ccurl_set_text(
        _ easy: UnsafeMutableRawPointer?, _ option: Int32, _ value: UnsafePointer<CChar>?
    ) -> Int32
    @discardableResult
    @_extern(c) func ccurl_set_piece_function(
        _ easy: UnsafeMutableRawPointer?, _ option: Int32, _ function: CurlPieceFunction?
    ) -> Int32
    @discardableResult
    @_extern(c) func ccurl_set_seek_function(
        _ easy: UnsafeMutableRawPointer?, _ option: Int32, _ function: CurlSeekFunction?
    ) -> Int32
    @_extern(c) func ccurl_text(
        _ easy: UnsafeMutableRawPointer?, _ info: Int32, _ isKnown: UnsafeMutablePointer<Int32>?
    ) -> UnsafePointer<CChar>?
    @_extern(c) func ccurl_go_on(_ easy: UnsafeMutableRawPointer?)
    @_extern(c) func ccurl_message(_ code: Int32) -> UnsafePointer<CChar>?

    @_extern(c) func ccurl_list_append(
        _ list: UnsafeMutableRawPointer?, _ line: UnsafePointer<CChar>?
    ) -> UnsafeMutableRawPointer?
    @_extern(c) func ccurl_list_free(_ list: UnsafeMutableRawPointer?)

    @_extern(c) func ccurl_multi_init() -> UnsafeMutableRawPointer?
    @_extern(c) func ccurl_multi_cleanup(_ multi: UnsafeMutableRawPointer?)
    @_extern(c) func ccurl_multi_set_number(_ multi: UnsafeMutableRawPointer?, _ option: Int32, _ value: Int)
    @_extern(c) func ccurl_multi_add(_ multi: UnsafeMutableRawPointer?, _ easy: UnsafeMutableRawPointer?) -> Int32
    @_extern(c) func ccurl_multi_remove(_ multi: UnsafeMutableRawPointer?, _ easy: UnsafeMutableRawPointer?)
    @_extern(c) func ccurl_multi_perform(_ multi: UnsafeMutableRawPointer?)
    @_extern(c) func ccurl_multi_wait(_ multi: UnsafeMutableRawPointer?, _ wake: Int32, _ milliseconds: Int32)
    @_extern(c) func ccurl_multi_next(
        _ multi: UnsafeMutableRawPointer?, _ code: UnsafeMutablePointer<Int32>?
    ) -> UnsafeMutableRawPointer?

    @_extern(c) func ccurl_pipe(
        _ reading: UnsafeMutablePointer<Int32>?, _ writing: UnsafeMutablePointer<Int32>?
    ) -> Int32
    @_extern(c) func ccurl_pipe_wake(_ writing: Int32)
    @_extern(c) func ccurl_pipe_drain(_ reading: Int32)
    @_extern(c) func ccurl_pipe_close(_ descriptor: Int32)

    @_extern(c) func ccurl_ignore_broken_pipes()
#endif

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

        /// The results of callbacks.
        enum Result {
            static let pausesWriting = 0x1000_0001
            static let pausesReading = 0x1000_0001
            static let abortsReading = 0x1000_0000
            static let hasSought: Int32 = 0
            static let cannotSeek: Int32 = 2
        }
    }
#endif
