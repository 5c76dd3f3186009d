import Foundation

/// The same types as the generated ones, as people write them for Foundation.
enum Plain {
    struct Account: Codable, Sendable {
        var id: Int
        var email: String
        var name: String
        var active: Bool
        var credits: Double
        var nickname: String?
        var role: Role?

        enum Role: String, Codable, Sendable {
            case owner, member, guest
        }
    }

    struct CustomerPage: Codable, Sendable {
        var data: [Customer]
        var pageIndex: Int
        var totalCount: Int

        enum CodingKeys: String, CodingKey {
            case data
            case pageIndex = "page_index"
            case totalCount = "total_count"
        }
    }

    struct Customer: Codable, Sendable {
        var id: Int
        var externalID: UUID
        var firstName: String
        var lastName: String
        var email: String
        var phoneNumber: String?
        var status: Status
        var isVerified: Bool
        var balance: Double?
        var address: Address
        var tags: [String]
        var referredBy: Int?
        var notes: String?

        enum Status: String, Codable, Sendable {
            case active, suspended, closed
        }

        enum CodingKeys: String, CodingKey {
            case id, email, status, balance, address, tags, notes
            case externalID = "external_id"
            case firstName = "first_name"
            case lastName = "last_name"
            case phoneNumber = "phone_number"
            case isVerified = "is_verified"
            case referredBy = "referred_by"
        }
    }

    struct Address: Codable, Sendable {
        var line1: String
        var line2: String?
        var city: String
        var postcode: String
        var country: String
        var latitude: Double?
        var longitude: Double?

        enum CodingKeys: String, CodingKey {
            case line1 = "line_1"
            case line2 = "line_2"
            case city, postcode, country, latitude, longitude
        }
    }

    struct Columns: Codable, Sendable {
        var identifiers: [Int]
        var labels: [String]
        var flags: [Bool]
    }

    struct Mailbox: Codable, Sendable {
        var messages: [Message]
    }

    struct Message: Codable, Sendable {
        var subject: String
        var body: String
        var author: String
    }

    struct Measurements: Codable, Sendable {
        var series: [Measurement]
    }

    struct Measurement: Codable, Sendable {
        var sequence: Int
        var price: Double
        var latitude: Double
        var longitude: Double
        var exact: Double
        var samples: [Double]
    }

    struct Tree: Codable, Sendable {
        var name: String
        var weight: Int
        var children: [Tree]
    }

    struct Stock: Codable, Sendable {
        var quantities: [String: Int]
        var items: [String: StockItem]
    }

    struct StockItem: Codable, Sendable {
        var name: String
        var count: Int
    }

    struct SummaryPage: Codable, Sendable {
        var data: [Summary]
    }

    struct Summary: Codable, Sendable {
        var id: Int
        var email: String
    }

    struct Calendar: Codable, Sendable {
        var appointments: [Appointment]
    }

    struct Appointment: Codable, Sendable {
        var id: Int
        var startsAt: Date
        var endsAt: Date
        var createdAt: Date
        var cancelledAt: Date?

        enum CodingKeys: String, CodingKey {
            case id
            case startsAt = "starts_at"
            case endsAt = "ends_at"
            case createdAt = "created_at"
            case cancelledAt = "cancelled_at"
        }
    }
}
