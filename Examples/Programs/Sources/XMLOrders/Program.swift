import APIRuntime
import Checks
import Foundation
import XMLCoder

/// Bodies in XML, where a description has them alone and where it has them beside JSON.
@main
struct Program {
    static func main() async throws {
        var checks = Checks()
        try await invoice(&checks)
        try await order(&checks)
        checks.finish()
    }

    /// Elements are named after the properties, and the root after the type.
    struct Coder: CodableBodyCoder {
        func encode<Value: Encodable>(_ value: Value) throws -> Data {
            try XMLEncoder().encode(value, withRootKey: "\(Value.self)")
        }

        func decode<Value: Decodable>(_ type: Value.Type, from body: Data) throws -> Value {
            try XMLDecoder().decode(type, from: body)
        }
    }

    static func invoice(_ checks: inout Checks) async throws {
        let transport = InMemoryTransport(
            contentType: "text/xml",
            body: "<Receipt><id>r1</id><at>2026-01-02T03:04:05Z</at><copies>Ann</copies></Receipt>")
        let client = OrdersClient(
            configuration: .init(bodyCoders: ["application/xml": Coder()]), transport: transport)
        let order = Order(
            number: 7, status: .placed, items: [Item(name: "Tea", price: 4.5), Item(name: "Milk & sugar", price: 2)])
        let date = CalendarDate(year: 2026, month: 1, day: 2)
        guard let date else { return }
        let receipt = try await client.sendInvoice(body: Invoice(order: order, date: date))
        checks.expect("the receipt", receipt.id, "r1")
        checks.expect("its time", receipt.at, Date(timeIntervalSince1970: 1_767_323_045))
        checks.expect("a list of one", receipt.copies, ["Ann"])
        checks.expect(
            "the body", String(decoding: transport.requests.first?.body ?? Data(), as: UTF8.self),
            "<Invoice><order><number>7</number><status>placed</status>"
                + "<items><name>Tea</name><price>4.5</price></items>"
                + "<items><name>Milk &amp; sugar</name><price>2</price></items></order>"
                + "<date>2026-01-02</date></Invoice>")
    }

    /// The description prefers JSON; these calls want XML.
    static func order(_ checks: inout Checks) async throws {
        let transport = InMemoryTransport(
            status: 201, contentType: "application/xml",
            body: """
                <Order><number>7</number><status>shipped</status><express>true</express><note/>\
                <items><name>Tea</name><price>4.5</price></items><items><name/><price>2</price></items></Order>
                """)
        let client = OrdersClient(transport: transport).configured {
            $0.accept = "application/xml"
            $0.contentType = "application/xml"
            $0.bodyCoders["application/xml"] = Coder()
        }
        let placed = try await client.placeOrder(body: Order(number: 7, status: .placed, note: "quick"))
        checks.expect("the status", placed.status, .shipped)
        checks.expect("the flag", placed.express, true)
        checks.expect("the items", placed.items, [Item(name: "Tea", price: 4.5), Item(name: "", price: 2)])
        checks.expect("an empty element", placed.note, "")
        checks.expect("the accepted format", transport.requests.first?.head.headerFields[.accept], "application/xml")
        checks.expect(
            "the body", String(decoding: transport.requests.first?.body ?? Data(), as: UTF8.self),
            "<Order><number>7</number><status>placed</status><note>quick</note></Order>")
    }
}
