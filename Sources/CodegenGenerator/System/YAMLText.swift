import APIJSON

/// Text for the YAML files that the generator writes.
enum YAMLText {
    /// A double-quoted scalar: a JSON string is a YAML one, too.
    static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONWriter.bytes(of: text)) ?? [], as: UTF8.self)
    }
}
