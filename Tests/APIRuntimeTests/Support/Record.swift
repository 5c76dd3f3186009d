import APIRuntime
import Foundation

/// One property of each kind that generated models have.
struct Record: APIValue {
    var id: Int64
    var small: Int32?
    var large: UInt64?
    var ratio: Double?
    var single: Float?
    var price: Decimal?
    var at: Date?
    var day: CalendarDate?
    var bytes: Data?
    var uuid: UUID?
    var link: URL?
    var note: Field<String>
    var score: Double?
    var kind: Node.Kind?
    var order: Order?
    var shape: Shape?
    var tags: [String]?
    var matrix: [[Int?]]?
    var counts: [String: Int]?
    var nested: Node?
    var rest: JSONValue?
    private var _parent: Boxed<Record>
    var parent: Record? {
        get { _parent.value }
        set { _parent.value = newValue }
    }

    init(id: Int64, note: Field<String> = .absent) {
        self.id = id
        self.note = note
        _parent = Boxed(wrappedValue: nil)
    }

    static let keys = JSONKeys(
        "id", "small", "large", "ratio", "single", "price", "at", "day", "bytes", "uuid", "link", "note", "score",
        "kind", "order", "shape", "tags", "matrix", "counts", "nested", "rest", "parent", required: 0
    )

    init(json: inout JSONReader) throws(JSONError) {
        self.init(id: 0)
        var id: Int64?
        var object = try json.beginObject(Self.keys)
        while let key = json.nextKey(&object) {
            switch key {
            case 0: json.read(&id)
            case 1: json.read(&small)
            case 2: json.read(&large)
            case 3: json.read(&ratio)
            case 4: json.read(&single)
            case 5: json.read(&price)
            case 6: json.read(&at)
            case 7: json.read(&day)
            case 8: json.read(&bytes)
            case 9: json.read(&uuid)
            case 10: json.read(&link)
            case 11: json.read(&note)
            case 12: json.read(&score)
            case 13: json.read(&kind)
            case 14: json.read(&order)
            case 15: json.read(&shape)
            case 16: json.read(&tags)
            case 17: json.read(&matrix)
            case 18: json.read(&counts)
            case 19: json.read(&nested)
            case 20: json.read(&rest)
            default: json.read(&parent)
            }
        }
        try json.endObject(&object)
        self.id = JSONReader.required(id)
    }

    func write(to json: inout JSONWriter) {
        var object = json.beginObject(Self.keys)
        json.write(id, 0, in: &object)
        json.writeIfPresent(small, 1, in: &object)
        json.writeIfPresent(large, 2, in: &object)
        json.writeIfPresent(ratio, 3, in: &object)
        json.writeIfPresent(single, 4, in: &object)
        json.writeIfPresent(price, 5, in: &object)
        json.writeIfPresent(at, 6, in: &object)
        json.writeIfPresent(day, 7, in: &object)
        json.writeIfPresent(bytes, 8, in: &object)
        json.writeIfPresent(uuid, 9, in: &object)
        json.writeIfPresent(link, 10, in: &object)
        json.writeField(note, 11, in: &object)
        json.writeNullable(score, 12, in: &object)
        json.writeIfPresent(kind, 13, in: &object)
        json.writeIfPresent(order, 14, in: &object)
        json.writeIfPresent(shape, 15, in: &object)
        json.writeIfPresent(tags, 16, in: &object)
        json.writeIfPresent(matrix, 17, in: &object)
        json.writeIfPresent(counts, 18, in: &object)
        json.writeIfPresent(nested, 19, in: &object)
        json.writeIfPresent(rest, 20, in: &object)
        json.writeIfPresent(parent, 21, in: &object)
        json.endObject(object)
    }

    enum Shape: APIValue {
        case text(String)
        case number(Double)
        case record(Indirect<Record>)
        case unknown(JSONValue)

        init(json: inout JSONReader) throws(JSONError) {
            switch try json.peekKind() {
            case .string: self = .text(try String(json: &json))
            case .integer, .number: self = .number(try Double(json: &json))
            case .object: self = .record(Indirect(wrappedValue: try Record(json: &json)))
            case .array, .bool, .null: self = .unknown(try JSONValue(json: &json))
            }
        }

        func write(to json: inout JSONWriter) {
            switch self {
            case .text(let value): value.write(to: &json)
            case .number(let value): value.write(to: &json)
            case .record(let box): box.value.write(to: &json)
            case .unknown(let value): value.write(to: &json)
            }
        }
    }
}

extension Record {
    /// Every property at an end of its range.
    static var full: Record {
        var record = Record(id: .min, note: .value("é\u{0}\"\\\n😀"))
        record.small = .max
        record.large = .max
        record.ratio = .leastNonzeroMagnitude
        record.single = 0.1
        record.price = Decimal(string: "-0.12345678901234567890123456789012345678")
        record.at = Date(timeIntervalSinceReferenceDate: 744_208_200.123456)
        record.day = CalendarDate(year: 2024, month: 2, day: 29)
        record.bytes = Data(0...255)
        record.uuid = UUID(uuidString: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
        record.link = URL(string: "https://a.example/b?c=d#e")
        record.score = -1.5e300
        record.kind = .unknown("nurse")
        record.order = .last
        record.shape = .record(Indirect(wrappedValue: Record(id: 2)))
        record.tags = ["", "a", "$null"]
        record.matrix = [[], [1, nil, .max]]
        record.counts = ["": 0, "a b": .min, "é": 1]
        record.nested = Node(name: "a", kind: .doctor, next: Node(name: "b"))
        record.rest = [
            "big": .number(JSONNumber("123456789012345678901234567890")!),
            "fraction": .number(JSONNumber("8668942709792240.33")!),
            "exact": .number(JSONNumber("9007199254740993.5")!), "tiny": 1e-300,
            "list": [1, 2.5, "x", true, nil, [:], []],
        ]
        record.parent = Record(id: 3, note: .null)
        return record
    }
}
