import APIRuntime
import Foundation

func expect<T: Equatable>(_ found: T, _ expected: T, line: Int = #line) {
    guard found != expected else { return }
    print("line \(line): found \(found), expected \(expected)")
    exit(1)
}

func text(_ value: some JSONWritable) throws -> String {
    String(decoding: try JSONWriter.bytes(of: value), as: UTF8.self)
}

let json =
    #"{"id":"1","total":{"currency":"EUR","value":1.25},"parts":[{"currency":"EUR","value":1}],"#
    + #""discount":null,"day":"2024/05/01","days":{"a":"2024/05/02"},"price":"1.10","color":{"red":3},"#
    + #""limit":{"currency":"USD","value":2}}"#
let order = try JSONReader.read(Order.self, from: Array(json.utf8))
expect(order.total, Money(cents: 125, currency: "EUR"))
expect(order.parts?.map(\.cents), [100])
expect(order.discount, nil)
expect(order.day.text, "2024.05.01")
expect(order.days?["a"], Day("2024.05.02"))
expect(order.price, Decimal(string: "1.10"))
expect(order.color?.red, 3)
expect(order.limit, .money(Money(cents: 200, currency: "USD")))
expect(order.limit?.money?.currency, "USD")
expect(
    try text(Order(id: "1", total: order.total, day: Day("2024.05.01"))),
    #"{"id":"1","total":{"currency":"EUR","value":1.25},"day":"2024/05/01"}"#)
let again = try JSONReader.read(Order.self, from: Array(try text(order).utf8))
expect(again == order, true)

do {
    _ = try JSONReader.read(Order.self, from: Array(#"{"id":"1","total":{"value":"x"},"day":"2024/05/01"}"#.utf8))
    expect(true, false)
} catch {
    expect("\(error)".contains("Money"), true)
}

// As parameters and bodies, too.
let store = ValuesClient(
    server: .init(url: ServerURL("https://orders.example.com")),
    transport: InMemoryTransport { received in
        let body = String(decoding: received.body, as: UTF8.self)
        switch (received.head.path, body) {
        case ("/orders?since=2024%2F05%2F01&currency=EUR&value=2", ""): return RawResponse(status: 200, body: "[]")
        case ("/amounts", #"{"currency":"EUR","value":2}"#): return RawResponse(status: 204)
        default: return RawResponse(status: 400)
        }
    })
expect(try await store.orders.list(since: Day("2024.05.01"), limit: Money(cents: 200, currency: "EUR")).count, 0)
try await store.orders.setAmount(body: Money(cents: 200, currency: "EUR"))
