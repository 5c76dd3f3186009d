/// The file names of a layout with shards. They follow from the number of shards alone, since a build plans its outputs
/// before any input is read.
///
/// The build tool plugin announces them, and can't import a library: its folder has a link to this file.
struct ShardNames {
    let client = "Client.swift"
    let webhooks = "Webhooks.swift"
    let models: [String]
    let operations: [String]

    init(count: Int) {
        models = (1...count).map { "Models\($0).swift" }
        operations = (1...count).map { "Operations\($0).swift" }
    }

    var all: [String] { [client, webhooks] + models + operations }
}
