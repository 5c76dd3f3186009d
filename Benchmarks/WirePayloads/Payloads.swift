import APIRuntime
import Foundation

/// The payloads of all kinds, each of about a quarter of a megabyte.
public func makePayloads() throws -> [Payload] {
    let customers = Values.customers(600)
    return [
        try Payload("small objects", Values.accounts(2000).map(written), as: Account.self, and: Plain.Account.self),
        try Payload("typical page", [written(customers)], as: CustomerPage.self, and: Plain.CustomerPage.self),
        try Payload(
            "typical page, keys in another order", [reordered(customers)], as: CustomerPage.self,
            and: Plain.CustomerPage.self, isReadOnly: true),
        try Payload(
            "typical page, indented", [indented(customers)], as: CustomerPage.self, and: Plain.CustomerPage.self,
            isReadOnly: true),
        try Payload("long arrays", [written(Values.columns(8000))], as: Columns.self, and: Plain.Columns.self),
        try Payload(
            "strings, plain", [written(Values.mailbox(700, of: Vocabulary.plain))], as: Mailbox.self,
            and: Plain.Mailbox.self),
        try Payload(
            "strings, with escapes", [written(Values.mailbox(700, of: Vocabulary.escaped))], as: Mailbox.self,
            and: Plain.Mailbox.self),
        try Payload(
            "strings, not ASCII", [written(Values.mailbox(700, of: Vocabulary.international))], as: Mailbox.self,
            and: Plain.Mailbox.self),
        try Payload(
            "numbers", [written(Values.measurements(1500))], as: Measurements.self, and: Plain.Measurements.self),
        try Payload("deep nesting", [written(Values.tree(levels: 12))], as: Tree.self, and: Plain.Tree.self),
        try Payload(
            "unions with discriminator", [written(Values.events(3000))], as: EventLog.self, and: Plain.EventLog.self),
        try Payload("maps", [written(Values.stock(3000))], as: Stock.self, and: Plain.Stock.self),
        try Payload(
            "unknown keys to skip", [written(customers)], as: SummaryPage.self, and: Plain.SummaryPage.self,
            isReadOnly: true),
        try Payload("dates", [written(Values.calendar(2000))], as: CalendarModel.self, and: Plain.Calendar.self),
    ]
}

private func written(_ value: some APIValue) throws -> Data {
    Data(try JSONWriter.bytes(of: value))
}

/// As a server writes it whose keys aren't in the description's order.
private func reordered(_ value: some APIValue) throws -> Data {
    Data(try JSONWriter.bytes(of: JSONReader.read(JSONValue.self, from: JSONWriter.bytes(of: value)), sortsKeys: true))
}

/// As a server writes it that means people to read it.
private func indented(_ value: some APIValue) throws -> Data {
    Data(try JSONWriter.bytes(of: value, isPretty: true))
}
