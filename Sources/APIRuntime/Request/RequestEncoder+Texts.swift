/// The commonest parameters, which need no way through JSON to be seen as the style table sees them.
extension RequestEncoder {
    /// Fills `{name}` of the path with a text, in style `simple`.
    public mutating func path(_ name: String, _ value: String) {
        setPath(name, .primitive(value), .simple, explode: false, allowReserved: false, allowEmpty: false)
    }

    /// Fills `{name}` of the path with an integer, in style `simple`.
    public mutating func path(_ name: String, _ value: Int) {
        path(name, String(value))
    }

    /// Adds a query parameter of a text, in style `form`.
    public mutating func query(_ name: String, _ value: String?) {
        guard let value else { return }
        addQuery(name, .primitive(value), .form, explode: true, allowReserved: false)
    }

    /// Adds a query parameter of an integer, in style `form`.
    public mutating func query(_ name: String, _ value: Int?) {
        query(name, value.map { String($0) })
    }
}
