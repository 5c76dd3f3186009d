import APIRuntime
import Foundation

extension Values {
    static func events(_ count: Int) -> EventLog {
        var random = Random(7)
        return EventLog(
            events: (0..<count).map { index in
                switch random.number(0...2) {
                case 0:
                    .created(Created(kind: "created", id: index, title: random.words(3...8, of: Vocabulary.plain)))
                case 1:
                    .moved(
                        Moved(
                            kind: "moved", id: index, from: random.one(of: Vocabulary.cities),
                            to: random.one(of: Vocabulary.cities)))
                default:
                    .commented(
                        Commented(
                            id: index, author: random.one(of: Vocabulary.firstNames),
                            text: random.words(5...15, of: Vocabulary.plain), kind: "commented"))
                }
            }
        )
    }

    static func stock(_ count: Int) -> Stock {
        var random = Random(8)
        var stock = Stock(quantities: [:], items: [:])
        for index in 0..<count {
            stock.quantities["sku-\(random.number(1000...9999))-\(index)"] = random.number(0...500)
            stock.items["item_\(index)"] = StockItem(
                name: random.words(2...4, of: Vocabulary.plain), count: random.number(0...99))
        }
        return stock
    }

    static func calendar(_ count: Int) -> CalendarModel {
        var random = Random(9)
        return CalendarModel(
            appointments: (0..<count).map { index in
                let start = Date(timeIntervalSince1970: Double(random.number(1_600_000_000...1_800_000_000)))
                return Appointment(
                    id: index,
                    startsAt: start,
                    endsAt: start + 900,
                    createdAt: start - Double(random.number(1000...1_000_000)),
                    cancelledAt: random.once(in: 10) ? start - 3600 : nil
                )
            }
        )
    }
}
