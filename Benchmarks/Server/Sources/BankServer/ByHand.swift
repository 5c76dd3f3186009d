import Foundation
import Hummingbird

/// The same API as people write it for Hummingbird.
enum ByHand {
    static func addRoutes(to router: Router<BasicRequestContext>) {
        let accounts = (0..<1000).map(account)
        router.get("accounts") { request, _ in
            let count = try request.uri.queryParameters.require("count", as: Int.self)
            guard (1...1000).contains(count) else { throw HTTPError(.badRequest) }
            return Array(accounts.prefix(count))
        }
        router.post("accounts") { request, context in
            let account = try await request.decode(as: PlainAccount.self, context: context)
            guard account.name.unicodeScalars.count <= 100 else { throw HTTPError(.badRequest) }
            return account
        }
    }
}

struct PlainAccount: ResponseCodable {
    var id: Int64
    var name: String
    var email: String
    var created: Date
    var balance: Double
    var isActive: Bool
    var tags: [String]
    var note: String?
    var address: PlainAddress
}

struct PlainAddress: Codable {
    var street: String
    var city: String
    var postcode: String
    var country: String
}

private func account(_ number: Int) -> PlainAccount {
    let created = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3600)
    let address = PlainAddress(street: "\(number) High Street", city: "Springfield", postcode: "AB1 2CD", country: "GB")
    return PlainAccount(
        id: Int64(number), name: "Record number \(number)", email: "record\(number)@example.com", created: created,
        balance: Double(number) * 1.25, isActive: number % 3 != 0, tags: ["first", "second", "third"],
        note: number % 2 == 0 ? "A short note." : nil, address: address)
}
