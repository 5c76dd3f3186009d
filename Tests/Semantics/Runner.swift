// Reads lines `INDEX<tab>JSON`, and answers each with `ok<tab>JSON` as the type at that index writes it back, or `error<tab>WHY`.
import APIRuntime
import Foundation

func trip<Value: JSONReadable & JSONWritable>(_ type: Value.Type) -> (String) -> String {
    { text in
        do {
            let value = try JSONReader.read(type, from: Array(text.utf8))
            return "ok\t" + String(decoding: try JSONWriter.bytes(of: value), as: UTF8.self)
        } catch {
            return "error\t" + "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
        }
    }
}

@main struct Runner {
    static func main() {
        while let line = readLine() {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let index = Int(parts[0]), readers.indices.contains(index) else { continue }
            print(readers[index](String(parts[1])))
        }
    }
}
