import APIRuntime
import Foundation

/// Makes the values of the payloads, the same ones in every run.
enum Values {
    static func accounts(_ count: Int) -> [Account] {
        var random = Random(1)
        return (0..<count).map { index in
            let first = random.one(of: Vocabulary.firstNames)
            let last = random.one(of: Vocabulary.lastNames)
            return Account(
                id: 100_000 + index,
                email: "\(first.lowercased()).\(last.lowercased())@example.com",
                name: "\(first) \(last)",
                active: random.once(in: 2),
                credits: random.decimal(0...500, digits: 2),
                nickname: random.once(in: 3) ? first : nil,
                role: random.one(of: [.owner, .member, .guest, nil])
            )
        }
    }

    static func customers(_ count: Int) -> CustomerPage {
        var random = Random(2)
        let customers = (0..<count).compactMap { index in
            UUID(uuidString: random.uuid()).map { customer(index, $0, &random) }
        }
        return CustomerPage(data: customers, pageIndex: 0, totalCount: count)
    }

    private static func customer(_ index: Int, _ id: UUID, _ random: inout Random) -> Customer {
        let first = random.one(of: Vocabulary.firstNames)
        let last = random.one(of: Vocabulary.lastNames)
        return Customer(
            id: 5_000_000 + index,
            externalID: id,
            firstName: first,
            lastName: last,
            email: "\(first.lowercased()).\(last.lowercased())\(index)@example.com",
            phoneNumber: random.once(in: 2) ? "+44 20 7946 0\(random.number(100...999))" : nil,
            status: random.one(of: [.active, .suspended, .closed]),
            isVerified: random.once(in: 2),
            balance: random.once(in: 2) ? random.decimal(-100...5000, digits: 2) : nil,
            address: Address(
                line1: "\(random.number(1...250)) High Street",
                line2: random.once(in: 4) ? "Flat \(random.number(1...40))" : nil,
                city: random.one(of: Vocabulary.cities),
                postcode: "LS\(random.number(1...29)) \(random.number(1...9))AB",
                country: "United Kingdom",
                latitude: random.decimal(50...58, digits: 6),
                longitude: random.decimal(-5...2, digits: 6)
            ),
            tags: (0..<random.number(0...4)).map { _ in random.one(of: Vocabulary.plain) },
            referredBy: random.once(in: 5) ? random.number(5_000_000...5_001_000) : nil,
            notes: random.once(in: 3) ? random.words(5...20, of: Vocabulary.plain) : nil
        )
    }

    static func columns(_ count: Int) -> Columns {
        var random = Random(3)
        return Columns(
            identifiers: (0..<count).map { _ in random.number(1...9_999_999) },
            labels: (0..<count).map { _ in random.one(of: Vocabulary.cities + Vocabulary.plain) },
            flags: (0..<count).map { _ in random.once(in: 2) }
        )
    }

    static func mailbox(_ count: Int, of vocabulary: [String]) -> Mailbox {
        var random = Random(4)
        return Mailbox(
            messages: (0..<count).map { _ in
                Message(
                    subject: random.words(3...8, of: vocabulary),
                    body: random.words(20...80, of: vocabulary),
                    author: random.words(2...3, of: vocabulary)
                )
            }
        )
    }

    static func measurements(_ count: Int) -> Measurements {
        var random = Random(5)
        return Measurements(
            series: (0..<count).map { index in
                Measurement(
                    sequence: index,
                    price: random.decimal(0...10_000, digits: 2),
                    latitude: random.decimal(-90...90, digits: 6),
                    longitude: random.decimal(-180...180, digits: 6),
                    exact: Double.random(in: 0...1, using: &random),
                    samples: (0..<8).map { _ in random.decimal(-50...50, digits: random.number(0...4)) }
                )
            }
        )
    }

    static func tree(levels: Int) -> Tree {
        var random = Random(6)
        return tree(levels, &random)
    }

    private static func tree(_ levels: Int, _ random: inout Random) -> Tree {
        var children: [Tree] = []
        if levels > 1 {
            // Twos mostly, and a chain of thirty levels now and then.
            for _ in 0..<2 { children.append(tree(levels - 1, &random)) }
        } else if random.once(in: 50) {
            var chain = Tree(name: "end", weight: 0, children: [])
            for level in 1...30 { chain = Tree(name: "level \(level)", weight: level, children: [chain]) }
            children.append(chain)
        }
        return Tree(name: random.one(of: Vocabulary.cities), weight: random.number(0...1000), children: children)
    }
}
