/// What clients send with unless they are given something else: `DefaultTransport.shared`.
#if os(Linux)
    public typealias DefaultTransport = CurlTransport
#else
    public typealias DefaultTransport = URLSessionTransport
#endif
