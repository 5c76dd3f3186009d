import APIJSON

/// The items of all collections.
struct CollectionStore {
    /// A collection of one parent: `/owners/{}/pets` of the owner 3.
    struct Key: Hashable {
        let collection: String
        let parents: [String]
    }

    /// The items in the order in which they came.
    struct Collection {
        /// How many items have been made.
        var count = 0
        private(set) var ids: [String] = []
        private var items: [String: JSONObject] = [:]

        var all: [(id: String, item: JSONObject)] { ids.compactMap { id in items[id].map { (id, $0) } } }

        subscript(id: String) -> JSONObject? {
            get { items[id] }
            set {
                if items[id] == nil, newValue != nil { ids.append(id) }
                if newValue == nil { ids.removeAll { $0 == id } }
                items[id] = newValue
            }
        }
    }

    /// More items than anybody tries an app with.
    static let capacity = 100_000

    private var collections: [Key: Collection] = [:]
    private(set) var itemCount = 0

    /// Changes a collection; one without anything to remember is forgotten.
    mutating func change<Result>(_ key: Key, _ body: (inout Collection) -> Result) -> Result {
        // Taken out of the dictionary, so that changing it copies nothing.
        var collection = collections.removeValue(forKey: key) ?? Collection()
        let before = collection.ids.count
        let result = body(&collection)
        itemCount += collection.ids.count - before
        if collection.count > 0 || !collection.ids.isEmpty { collections[key] = collection }
        return result
    }
}

// MARK: Snapshots

extension CollectionStore {
    /// `{"collections": [{"path": "/pets", "parents": [], "count": 1, "items": [{"id": "1", "value": {…}}]}]}`
    var snapshot: JSONValue {
        let sorted = collections.sorted {
            ($0.key.collection, $0.key.parents.joined(separator: "/")) < (
                $1.key.collection, $1.key.parents.joined(separator: "/")
            )
        }
        let list = sorted.map { key, collection -> JSONValue in
            [
                "path": .string(key.collection), "parents": .array(key.parents.map(JSONValue.string)),
                "count": .number(JSONNumber(collection.count)),
                "items": .array(
                    collection.all.map { id, item in ["id": .string(id), "value": .object(item)] as JSONValue }),
            ]
        }
        return ["collections": .array(list)]
    }

    /// Reads a snapshot; malformed entries are left out.
    init(restoring snapshot: JSONValue?) {
        for entry in snapshot?["collections"]?.array ?? [] {
            guard let path = entry["path"]?.string else { continue }
            let key = Key(collection: path, parents: (entry["parents"]?.array ?? []).compactMap(\.string))
            change(key) { collection in
                collection.count = max(0, entry["count"]?.number?.int ?? 0)
                for item in entry["items"]?.array ?? [] {
                    guard let id = item["id"]?.string, let value = item["value"]?.object else { continue }
                    collection[id] = value
                }
            }
        }
    }
}
