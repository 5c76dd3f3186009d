extension JSONError {
    /// This error with its path, and with what was found if that isn't said yet; `bytes` is the document it is about.
    func located(in bytes: UnsafeRawBufferPointer) -> JSONError {
        guard details.path == nil else { return self }
        return located(at: JSONPath.path(to: offset, in: bytes), in: bytes)
    }

    /// This error with the path of the value at its offset.
    func located(at path: JSONPath, in bytes: UnsafeRawBufferPointer) -> JSONError {
        var path = path
        if let key = details.key { path.append(key: key) }
        return JSONError(
            details: JSONErrorDetails(
                kind: kind,
                offset: offset,
                expected: expected,
                found: details.found ?? JSONExcerpt.describe(bytes, at: offset),
                path: path.text,
                key: details.key,
                union: details.union
            )
        )
    }

    /// This error, told as the closest of the alternatives of a union.
    func closest(of union: String) -> JSONError {
        JSONError(
            details: JSONErrorDetails(
                kind: kind,
                offset: offset,
                expected: expected,
                found: details.found,
                path: details.path,
                key: details.key,
                union: details.union ?? union
            )
        )
    }
}
