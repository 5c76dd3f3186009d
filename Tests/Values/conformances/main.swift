import APIRuntime
import Foundation

func expect<T: Equatable>(_ found: T, _ expected: T, line: Int = #line) {
    guard found != expected else { return }
    print("line \(line): found \(found), expected \(expected)")
    exit(1)
}

func identifiers<T: Identifiable>(_ values: [T]) -> [T.ID] { values.map(\.id) }

expect(identifiers([Pet(id: 1, name: "Rex"), Pet(id: 2, name: "Nemo")]), [1, 2])
expect(identifiers([Owner(id: .second, name: "Ada")]), ["second"])
expect(Pet(id: 1, name: "Rex").greeting, "Hello Rex")
expect(([Owner(id: .first, name: "Ada")] as [any Named]).map(\.greeting), ["Hello Ada"])
