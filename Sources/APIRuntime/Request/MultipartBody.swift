/// The body of a multipart operation: generated, with one property for each part.
public protocol MultipartBody: Sendable {
    /// Puts the parts into the form.
    func encode(to form: inout MultipartEncoder)
}
