import CodegenDocumentTree

/// What a value of the configuration may be.
///
/// The reader's lists of keys and the JSON Schema for editors are made from it.
indirect enum ConfigurationShape: Sendable {
    case flag
    case text
    /// A file or folder, relative to the configuration's own.
    case path
    /// A text that has to match a pattern, in words for editors.
    case pattern(String)
    case integer(ClosedRange<Int>)
    case choice([String])
    case list(ConfigurationShape)
    /// Keys that the user names, in the form of a pattern.
    case map(keys: String? = nil, ConfigurationShape)
    case object(ConfigurationObject)
    case oneOf([ConfigurationShape])
}

/// A map with known keys.
struct ConfigurationObject: Sendable {
    /// In messages: `a rule of types`.
    let name: String
    let keys: [ConfigurationKey]

    init(_ name: String, _ keys: [ConfigurationKey]) {
        self.name = name
        self.keys = keys
    }
}

/// A key of the configuration: what it is for, and what it may have.
struct ConfigurationKey: Sendable {
    let name: String
    /// For editors, in a sentence.
    let words: String
    let shape: ConfigurationShape
    let isRequired: Bool

    init(_ name: String, _ shape: ConfigurationShape, _ words: String, isRequired: Bool = false) {
        self.name = name
        self.shape = shape
        self.words = words
        self.isRequired = isRequired
    }
}

/// A key of an API, and how it is read.
struct ConfigurationOption: Sendable {
    let key: ConfigurationKey
    let read: @Sendable (ConfigurationReader, Node, inout APIConfiguration) -> Void

    init(
        _ name: String, _ shape: ConfigurationShape, _ words: String,
        read: @escaping @Sendable (ConfigurationReader, Node, inout APIConfiguration) -> Void
    ) {
        key = ConfigurationKey(name, shape, words)
        self.read = read
    }
}
