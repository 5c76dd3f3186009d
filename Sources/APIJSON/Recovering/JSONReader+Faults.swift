/// Reading a document with all of its faults, for a response that lists them.
extension JSONReader {
    /// How many faults of one document are listed.
    private static let mostFaults = 100

    /// Reads a whole document in which values that open enumerations and unions don't know are faults; nil with at least one fault where
    /// it can't be read, or where there are such values.
    ///
    /// - Parameters:
    ///   - isText: Whether the document is made of texts, as parameters are: numbers and Booleans may be in quotation marks.
    ///   - faults: The errors with their places, in the order of the document.
    package static func read<T: JSONReadable>(
        _ type: T.Type, from bytes: UnsafeRawBufferPointer, isText: Bool = false, faults: inout [JSONError]
    ) -> T? {
        var unknown: [JSONError] = []
        do throws(JSONError) {
            let value = try withReader(of: bytes) { (json) throws(JSONError) in
                json.takesTexts = isText
                json.refusesUnknown = true
                let value = try T(json: &json)
                unknown = json.unknownValues
                return value
            }
            guard unknown.isEmpty else {
                faults = unknown.prefix(mostFaults).map { $0.located(in: bytes) }
                return nil
            }
            return value
        } catch {
            switch error.kind {
            case .syntax, .limit, .unwritable: faults = [error]
            case .mismatch, .missing: faults = allFaults(type, bytes, isText, after: error)
            }
            return nil
        }
    }

    /// The faults of a document that is JSON and doesn't fit its type.
    private static func allFaults<T: JSONReadable>(
        _ type: T.Type, _ bytes: UnsafeRawBufferPointer, _ isText: Bool, after error: JSONError
    ) -> [JSONError] {
        let log = JSONRecoveryLog(
            JSONLeniency(
                ignoresInvalidOptionals: true, skipsInvalidElements: true, maximumRecoveries: mostFaults),
            collectsFaults: true)
        var unknown: [JSONError] = []
        var last: JSONError?
        do throws(JSONError) {
            try withReader(of: bytes) { (json) throws(JSONError) in
                json.takesTexts = isText
                json.refusesUnknown = true
                json.recovery = log
                json.isLenient = true
                do throws(JSONError) {
                    _ = try T(json: &json)
                } catch {
                    unknown = json.unknownValues
                    throw error
                }
                unknown = json.unknownValues
            }
        } catch {
            // A limit ends the list, and the consequence of faults is none itself.
            if error.kind != .limit, log.consequence !== error.details, error.found != JSONReader.recorded {
                last = error
            }
        }
        let found =
            log.located(in: bytes).map(\.error) + unknown.map { $0.located(in: bytes) } + [last].compactMap { $0 }
        guard !found.isEmpty else { return [error] }
        return Array(found.sorted { $0.offset < $1.offset }.prefix(mostFaults))
    }

    /// Marks the error of an object whose faults have been recorded.
    private static let recorded = "faults that are listed"

    /// Records all keys that are missing, and returns the error of the object, one for all of its faults.
    mutating func collectMissing(_ keys: JSONKeys, _ object: Object, _ log: JSONRecoveryLog) -> JSONError {
        let expected = expectedKeys(keys)
        for index in 0..<keys.count where expected.contains(index) && !object.present.contains(index) {
            guard !log.faultyKeys.contains(.init(object: object.start, key: index)) else { continue }
            do throws(JSONError) {
                try log.record(.ignored, missing(keys, object, index))
            } catch {
                return error
            }
        }
        let consequence = JSONError(.missing, at: object.start, expected: "other values", found: Self.recorded)
        log.consequence = consequence.details
        return consequence
    }
}
