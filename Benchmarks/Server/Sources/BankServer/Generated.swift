import APIServer
import Bank
import Foundation

/// The generated service's implementation.
struct Accounts: AccountsService {
    private let accounts = (0..<1000).map(account)

    func listAccounts(_ call: ListAccounts, in context: CallContext<Void>) async throws -> [Account] {
        Array(accounts.prefix(call.count))
    }

    func createAccount(_ call: CreateAccount, in context: CallContext<Void>) async throws -> Account { call.body }
}

private func account(_ number: Int) -> Account {
    let created = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3600)
    let address = Address(street: "\(number) High Street", city: "Springfield", postcode: "AB1 2CD", country: "GB")
    return Account(
        id: Int64(number), name: "Record number \(number)", email: "record\(number)@example.com", created: created,
        balance: Double(number) * 1.25, isActive: number % 3 != 0, tags: ["first", "second", "third"],
        note: number % 2 == 0 ? "A short note." : nil, address: address)
}
