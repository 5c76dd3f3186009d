import APIJSON
import APIRuntime
import CodegenDiagnostics
import CodegenGenerator
import CodegenMock
import Foundation

/// The items of all mocks' collections, and the file that keeps them.
final class MockState: Sendable {
    private let path: String?
    private let remembered: Locked<[String: JSONValue]>
    private let isDirty = Locked(false)

    /// Reads the file, if there is one; a file that isn't the mock's is refused, since it would be overwritten.
    init(path: String?) throws {
        self.path = path
        var found: [String: JSONValue] = [:]
        if let path, let data = FileManager.default.contents(atPath: path) {
            guard let value = try? JSONReader.read(JSONValue.self, from: [UInt8](data)),
                case .object(let object) = value,
                case .object(let apis)? = object[Self.key]
            else { throw Failure(path: path, reason: "isn't the state of a mock; --state takes another file") }
            for (name, value) in apis { found[name] = value }
        }
        remembered = Locked(found)
    }

    private static let key = "codegen-mock"

    func remembered(of api: String) -> JSONValue? { remembered.withLock { $0[api] } }

    func noteChange() { isDirty.withLock { $0 = true } }

    /// Takes over the mocks' items, and writes them where there is a file, if anything has changed.
    func save(_ apis: [MockAPI]) throws {
        guard
            isDirty.withLock({ flag in
                defer { flag = false }
                return flag
            })
        else { return }
        for api in apis { remembered.withLock { $0[api.name] = api.service.snapshot() } }
        guard let path else { return }
        let all = remembered.withLock { $0 }
        let object = JSONObject(all.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
        do {
            let text = try JSONWriter.string(of: JSONValue.object([Self.key: .object(object)]), isPretty: true)
            try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(path: path, reason: "can't be written: \(error.localizedDescription)")
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String

        var description: String { PrintedText.line("`\(path)` \(reason)") }
    }
}
