#if os(Linux)
    // The functions of the target APICurl, whose header documents them. Declared here and not imported: whoever compiles against the
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
