import APIServer
import Foundation
import RecordStore

/// The generated service's implementation.
struct Records: RecordsService {
    private let records = (0..<1000).map { number in
        Record(
            id: Int64(number), name: "Record number \(number)", email: "record\(number)@example.com",
            created: Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3600), balance: Double(number) * 1.25,
            isActive: number % 3 != 0, tags: ["first", "second", "third"],
            note: number % 2 == 0 ? "A short note." : nil,
            address: .init(street: "\(number) High Street", city: "Springfield", postcode: "AB1 2CD", country: "GB"))
    }

    func listRecords(_ call: ListRecords, in context: CallContext<Void>) async throws -> [Record] {
        Array(records.prefix(call.count))
    }

    func createRecord(_ call: CreateRecord, in context: CallContext<Void>) async throws -> Record {
        call.body
    }
}
