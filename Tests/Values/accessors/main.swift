import APIRuntime
import Foundation

func expect<T: Equatable>(_ found: T, _ expected: T, line: Int = #line) {
    guard found != expected else { return }
    print("line \(line): found \(found), expected \(expected)")
    exit(1)
}

let items = try JSONReader.read(
    [Item].self,
    from: Array(
        #"""
        [{"type": "Track", "id": "1", "track": "one", "size": 3, "state": "new"},
         {"type": "Episode", "id": "2", "track": "two", "size": 1.5, "note": null},
         {"type": "Book", "id": "3", "note": "kept", "state": 4}]
        """#.utf8))
expect(items.map(\.track?.track), ["one", nil, nil])
expect(items.map(\.episode?.size), [nil, 1.5, nil])
expect(items.map(\.id), ["1", "2", "3"])
expect(items.map(\.note), [nil, nil, "kept"])
// The raw value's state is no text.
expect(items.map(\.state), [.new, nil, nil])

// What is only sent has no value of other variants.
let changes: [Change] = [.rename(Rename(id: 1, name: "Rex", default: "a")), .remove(Remove(id: 2, forever: true))]
let ids: [Int] = changes.map(\.id)
expect(ids, [1, 2])
expect(changes.map(\.default), ["a", nil])
